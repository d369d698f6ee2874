import { attribute } from '@dmpconnect/soap';
import { HEALTHCARE_FACILITY_TYPE } from '../../values/healthcare-facility-type.js';
import { PRACTICE_SETTING } from '../../values/practice-setting.js';
import { first } from '../navigate.js';
import { atLeastOne, type CdaRule, coded, exactlyOne, filled, fixed, timed } from './rule.js';

const SECTOR = 'performer/assignedEntity/representedOrganization/standardIndustryClassCode';
const ENCOUNTER = 'componentOf/encompassingEncounter';
const FACILITY = `${ENCOUNTER}/location/healthCareFacility/code`;

/** Rules on the main event and on the encounter: rows 22 and 25 of dmp-transactions 5.2. */
export const ENCOUNTER_RULES: readonly CdaRule[] = [
  atLeastOne('documentationOf'),
  ...ofMainEvent([
    exactlyOne('effectiveTime'),
    exactlyOne('effectiveTime/low'),
    timed('effectiveTime/low', 'minute'),
    exactlyOne('performer'),
    fixed('performer', 'typeCode', 'PRF'),
    filled('performer'),
    filled('performer/assignedEntity'),
    atLeastOne('performer/assignedEntity/id'),
    exactlyOne(SECTOR),
    coded(SECTOR, PRACTICE_SETTING),
  ]),
  exactlyOne('componentOf'),
  exactlyOne(ENCOUNTER),
  exactlyOne(`${ENCOUNTER}/effectiveTime`),
  {
    path: `${ENCOUNTER}/effectiveTime`,
    wants: 'has a value, a bound or nullFlavor',
    holds: (clinical) => {
      const time = first(clinical, `${ENCOUNTER}/effectiveTime`);
      if (time === undefined) return false;
      const bounded = first(time, 'low') !== undefined || first(time, 'high') !== undefined;
      return bounded || attribute(time, 'value') !== undefined || attribute(time, 'nullFlavor') !== undefined;
    },
  },
  exactlyOne(FACILITY),
  coded(FACILITY, HEALTHCARE_FACILITY_TYPE),
];

/** The first documentationOf is the main event. */
function ofMainEvent(rules: readonly CdaRule[]): CdaRule[] {
  return rules.map((rule) => ({
    path: `documentationOf[1]/serviceEvent/${rule.path}`,
    wants: rule.wants,
    holds: (clinical) => {
      const event = first(clinical, 'documentationOf/serviceEvent');
      return event !== undefined && rule.holds(event);
    },
  }));
}
