import type { SoapFaultCode } from '@dmpconnect/soap';

/** What a fault of the frame says beside its words (teleservices 6). */
export interface FaultDefinition {
  /** Code of `siram:Erreur`. */
  readonly detail: string;
  readonly subcode: string;
  readonly severity: 'information' | 'avertissement' | 'erreur' | 'fatale' | 'fatal';
  readonly soapCode: SoapFaultCode;
  /** What it means, for the documentation. */
  readonly meaning: string;
  readonly status: 'official' | 'placeholder';
}

type Row = Omit<FaultDefinition, 'detail'>;
const REFUSED = { subcode: 'siram_100', severity: 'erreur', soapCode: 'Sender' } as const;
const simulated = (meaning: string): Row => ({ ...REFUSED, meaning, status: 'placeholder' });
const official = (meaning: string, change: Partial<Row> = {}): Row => ({
  ...REFUSED,
  ...change,
  meaning,
  status: 'official',
});
const UNAVAILABLE = { subcode: 'siram_40', severity: 'fatale' } as const;
const BACK_END = { subcode: 'siram_40', severity: 'fatal', soapCode: 'Receiver' } as const;

/** Codes of faults. The shape of `desir_560` is a guess; those named `sim` exist in the simulator alone. */
const FAULT_ROWS = {
  desir_550: official('the authorisation number of the software is unknown'),
  desir_560: official(
    'the level of access is insufficient: wrong certificate, or profession without the right',
  ),
  desir_1020: official('the service is unavailable for the time being', UNAVAILABLE),
  insi_101: official('technical error of the search by Vitale card', BACK_END),
  insi_102: official('technical error of the search by traits', BACK_END),
  desir_sim_001: simulated('ContexteLPS or ContexteBAM is missing or malformed'),
  desir_sim_002: simulated('the action is unknown, or is not the one of the HTTP header'),
  desir_sim_003: simulated('the body does not conform to its schema'),
  desir_sim_010: simulated('the assertion of the professional is missing'),
  desir_sim_011: simulated('the signature of the assertion of the professional is invalid'),
  desir_sim_012: simulated('the assertion of the professional is expired, or in the future'),
  desir_sim_013: simulated('Issuer, NameID and certificate of the assertion disagree'),
  desir_sim_014: simulated('an attribute of the assertion of the professional is missing'),
  desir_sim_020: simulated('the assertion of the Vitale card is missing'),
  desir_sim_021: simulated('the assertion of the Vitale card is older than twenty minutes'),
  desir_sim_022: simulated('the beneficiary is not on the Vitale card'),
} as const satisfies Readonly<Record<string, Row>>;

/** A code of `siram:Erreur` that this profile knows; a service may answer others. */
export type FaultDetailCode = keyof typeof FAULT_ROWS;

/** Faults by the code of their detail. */
export const FAULTS: Readonly<Record<FaultDetailCode, FaultDefinition>> = Object.fromEntries(
  Object.entries(FAULT_ROWS).map(([detail, row]) => [detail, { detail, ...row }]),
) as Record<FaultDetailCode, FaultDefinition>;

/** Subcode of what may succeed later (teleservices 6). */
export const UNAVAILABLE_SUBCODE = UNAVAILABLE.subcode;

/** Severities, with the spelling observed beside the one of the schema. */
export const SEVERITIES: Readonly<Record<string, 'information' | 'warning' | 'error' | 'fatal'>> = {
  information: 'information',
  avertissement: 'warning',
  erreur: 'error',
  fatale: 'fatal',
  fatal: 'fatal',
};
