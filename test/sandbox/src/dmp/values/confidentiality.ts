import { type ValueSet, valueSet } from './value-set.js';

/** confidentialityCode (dmp-transactions 4.9). */
export const CONFIDENTIALITY: ValueSet = valueSet({
  name: 'JDV_J08',
  oid: '1.2.250.1.213.1.1.5.463',
  edition: '2020-04-24',
  codes: {
    '2.16.840.1.113883.5.25': `
      N R V`,
    '1.2.250.1.213.1.1.4.13': `
      INVISIBLE_PATIENT INVISIBLE_REPRESENTANTS_LEGAUX MASQUE_PS`,
  },
});

/** Labels of the codes (dmp-transactions 4.9). */
export const CONFIDENTIALITY_LABELS: Readonly<Record<string, string>> = {
  N: 'Normal',
  R: 'Restreint',
  V: 'Très restreint',
  INVISIBLE_PATIENT: 'Non visible par le patient',
  MASQUE_PS: 'Masqué aux professionnels de santé',
  INVISIBLE_REPRESENTANTS_LEGAUX: 'Non visible par les représentants légaux du patient',
};
