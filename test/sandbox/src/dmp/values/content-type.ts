import { HEALTHCARE_FACILITY_TYPE } from './healthcare-facility-type.js';
import { type ValueSet, valueSet } from './value-set.js';

const ACTIVITY: ValueSet = valueSet({
  name: 'JDV_J59',
  oid: '1.2.250.1.213.1.1.5.2',
  edition: '2013-01-01',
  codes: {
    '1.2.250.1.213.2.2': `
      03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 28 32 33 97`,
  },
});

/** contentTypeCode: hospital activities, or the SAxx codes of private practice (dmp-transactions 4.9). */
export const CONTENT_TYPE: ValueSet = {
  name: ACTIVITY.name,
  oid: ACTIVITY.oid,
  edition: ACTIVITY.edition,
  has: (code, codeSystem) =>
    ACTIVITY.has(code, codeSystem) ||
    (code.startsWith('SA') && HEALTHCARE_FACILITY_TYPE.has(code, codeSystem)),
};
