import { indexByCode } from './coded-value.js';
import data from './data/facility-types.json' with { type: 'json' };

/** Secteurs d'activité (XDS healthcareFacilityTypeCode): JDV_J02. */
export const FACILITY_TYPES = indexByCode(data.codes);
