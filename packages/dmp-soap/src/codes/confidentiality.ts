import { indexByCode } from './coded-value.js';
import data from './data/confidentialities.json' with { type: 'json' };

/** Confidentiality codes: JDV_J08; the same six as the DMP's JDV_J58. */
export const CONFIDENTIALITY_CODES = indexByCode(data.codes);
