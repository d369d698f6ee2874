import type { Code } from '../identifiers/code.js';
import type { DmpSimulatorSettings } from '../settings.js';

/** Codes that hide a document (dmp-transactions 4.9). */
export const MASK = {
  professionals: 'MASQUE_PS',
  patient: 'INVISIBLE_PATIENT',
  representatives: 'INVISIBLE_REPRESENTANTS_LEGAUX',
} as const;

/** What is wrong with the confidentiality codes of a document, if anything (dmp-transactions 4.3, 4.9, 3.9). */
export function wrongMasks(
  confidentialityCodes: readonly Code[],
  settings: Pick<DmpSimulatorSettings, 'hiddenFromPatientAndMasked' | 'minors'>,
): string | undefined {
  const codes = confidentialityCodes.map(({ code }) => code);
  // dmp-transactions 4.3, 4.9: N always first, one to four codes.
  if (codes[0] !== 'N' || codes.length > 4)
    return 'confidentialityCode must be N first, then at most three masking codes';
  if (new Set(codes).size !== codes.length) return 'a confidentialityCode stands twice';
  if (
    !settings.hiddenFromPatientAndMasked &&
    codes.includes(MASK.patient) &&
    codes.includes(MASK.professionals)
  ) {
    return `${MASK.patient} and ${MASK.professionals} cannot stand together`;
  }
  if (!settings.minors && codes.includes(MASK.representatives)) {
    return `${MASK.representatives} is not taken: the function of minors is off`;
  }
  return undefined;
}
