import { FAULTS, type FaultDetailCode, writeFault } from '@dmpconnect/teleservices/wire-profile';

/** What the user of the software reads: the `Reason` of each fault, in French (teleservices 6). */
export const FAULT_REASONS: Readonly<Record<FaultDetailCode, string>> = {
  desir_550: 'Ce logiciel n’est pas autorisé à appeler le téléservice.',
  desir_560: 'Vos droits ne permettent pas d’appeler ce téléservice.',
  desir_1020: 'Le service est momentanément indisponible. Veuillez réessayer plus tard.',
  insi_101: 'La recherche par carte Vitale a échoué pour une raison technique. Veuillez réessayer plus tard.',
  insi_102:
    'La recherche par traits d’identité a échoué pour une raison technique. Veuillez réessayer plus tard.',
  desir_sim_001: 'Les contextes de la demande sont absents ou incorrects.',
  desir_sim_002: 'L’opération demandée n’est pas reconnue.',
  desir_sim_003: 'La demande n’est pas conforme à ce que le service attend.',
  desir_sim_010: 'L’assertion du professionnel est absente.',
  desir_sim_011: 'La signature de l’assertion du professionnel n’est pas valide.',
  desir_sim_012: 'L’assertion du professionnel n’est plus valable, ou pas encore.',
  desir_sim_013:
    'L’assertion du professionnel, sa signature et l’émetteur ne désignent pas la même personne.',
  desir_sim_014: 'L’assertion du professionnel est incomplète.',
  desir_sim_020: 'L’assertion de la carte Vitale est absente ou incorrecte.',
  desir_sim_021: 'La lecture de la carte Vitale est trop ancienne : veuillez la relire.',
  desir_sim_022: 'Le bénéficiaire demandé n’est pas sur la carte Vitale.',
};

/**
 * A fault of the frame, whole message. The front layer repeats the identifier of the message; the back end gives none, and
 * announces English for its French (teleservices 6).
 */
export function packFault(code: FaultDetailCode, text: string, messageId: string | undefined): string {
  const fault = FAULTS[code];
  const isFront = fault.soapCode === 'Sender';
  return writeFault({
    ...fault,
    reason: FAULT_REASONS[code],
    lang: isFront ? 'fr' : 'en',
    text,
    messageId: isFront ? messageId || undefined : undefined,
  });
}
