import type { EventClassification } from '../documents/submission.js';

/** Code system of each classification of events (dmp-transactions 4.9, eventCodeList). */
export const EVENT_SYSTEMS: Readonly<Record<EventClassification, string>> = {
  CCAM: '1.2.250.1.213.2.5',
  CIM_10: '2.16.840.1.113883.6.3',
  DRC: '1.2.250.1.213.2.9',
  LOINC: '2.16.840.1.113883.6.1',
  SNOMED_3_5_VF: '1.2.250.1.213.2.12',
  SNOMED_CT: '2.16.840.1.113883.6.96',
};
