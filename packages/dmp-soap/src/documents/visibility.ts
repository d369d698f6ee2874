import type { CodedValue } from '../codes/coded-value.js';
import { CONFIDENTIALITY_CODES } from '../codes/confidentiality.js';
import { requireCode } from '../codes/require-code.js';

/** Who may not see a document (dmp-transactions 4.9, confidentialityCode). */
export type Masking = 'hiddenFromPatient' | 'hiddenFromProfessionals' | 'hiddenFromGuardians';

/** confidentialityCode of each masking. */
export const MASKING_CODES: Readonly<Record<Masking, string>> = {
  hiddenFromPatient: 'INVISIBLE_PATIENT',
  hiddenFromProfessionals: 'MASQUE_PS',
  hiddenFromGuardians: 'INVISIBLE_REPRESENTANTS_LEGAUX',
};

/** Every masking, in the order of the registry codes. */
export const MASKINGS: readonly Masking[] = [
  'hiddenFromPatient',
  'hiddenFromProfessionals',
  'hiddenFromGuardians',
];

/** Confidentiality codes of an entry: `N` always first, then one for each masking (dmp-transactions 4.3). */
export function confidentialityOf(masking: readonly Masking[]): readonly CodedValue[] {
  const codes = [
    'N',
    ...MASKINGS.filter((kind) => masking.includes(kind)).map((kind) => MASKING_CODES[kind]),
  ];
  return codes.map((code) => requireCode(CONFIDENTIALITY_CODES, code, 'masking'));
}

/** The maskings among confidentiality codes. */
export function maskingOf(codes: readonly CodedValue[]): readonly Masking[] {
  const present = new Set(codes.map(({ code }) => code));
  return MASKINGS.filter((kind) => present.has(MASKING_CODES[kind]));
}
