import { indexByCode } from './coded-value.js';

/** Confidentiality codes: JDV_J08, edition of 24/04/2020; the same six as the DMP's JDV_J58. */
export const CONFIDENTIALITY_CODES = indexByCode({
  '2.16.840.1.113883.5.25': {
    N: 'Normal',
    R: 'Restreint',
    V: 'Très restreint',
  },
  '1.2.250.1.213.1.1.4.13': {
    INVISIBLE_PATIENT: 'Non visible par le patient',
    INVISIBLE_REPRESENTANTS_LEGAUX: 'Non visible par les représentants légaux du patient',
    MASQUE_PS: 'Masqué aux professionnels de santé',
  },
});
