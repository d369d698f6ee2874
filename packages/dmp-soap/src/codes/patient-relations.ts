import { indexByCode } from './coded-value.js';
import data from './data/patient-relations.json' with { type: 'json' };

/** Relations of a person with the patient: JDV_J11. */
export const PATIENT_RELATIONS = indexByCode(data.codes);
