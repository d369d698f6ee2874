import type { ElementTemplate } from '../template/element-template.js';
import { attributeIs, both, having, NOT_NULL, withAttribute } from '../template/where.js';
import { EXTENSION, fullCode, OPTIONAL_EXTENSION, OPTIONAL_TIME_VALUE, ROOT } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import { PART_OF } from './documentation-of.js';
import { PERIOD } from './participants.js';
import {
  civilities,
  identifierIn,
  KNOWN_PRACTICE_SETTING,
  PROFESSIONAL,
  person,
  STRUCTURE,
} from './people.js';

/** A professional of the encounter, in a structure. */
function professional(organization: readonly ElementTemplate[]): ElementTemplate {
  return {
    name: 'assignedEntity',
    where: having('id', attributeIs('root', PROFESSIONAL)),
    min: 1,
    max: 1,
    children: [
      identifierIn(PROFESSIONAL, { min: 1, max: 1 }),
      { name: 'code', max: 1, type: 'CD' },
      ...ADDRESSES,
      TELECOM,
      person('assignedPerson'),
      { name: 'representedOrganization', max: 1, children: organization },
    ],
  };
}

const STRUCTURE_PARTS: readonly ElementTemplate[] = [
  { name: 'name', max: 1, type: 'ON' },
  TELECOM,
  ...ADDRESSES,
  KNOWN_PRACTICE_SETTING,
];

const LOCATION: ElementTemplate = {
  name: 'location',
  where: having('healthCareFacility'),
  min: 1,
  max: 1,
  children: [
    {
      name: 'healthCareFacility',
      where: NOT_NULL,
      min: 1,
      max: 1,
      children: [
        { name: 'id', type: 'II' },
        {
          name: 'code',
          where: NOT_NULL,
          min: 1,
          max: 1,
          type: 'CE',
          attributes: fullCode('facilityType'),
          children: [{ name: 'translation', type: 'CD', attributes: fullCode() }],
        },
        {
          name: 'location',
          max: 1,
          choices: [{ of: ['addr'], max: 1 }],
          children: [{ name: 'name', max: 1, type: 'EN' }, ...ADDRESSES],
        },
      ],
    },
  ],
};

const ENCOUNTER: ElementTemplate = {
  name: 'encompassingEncounter',
  where: both(NOT_NULL, having('location')),
  min: 1,
  max: 1,
  children: [
    { name: 'id', type: 'II', attributes: [ROOT, OPTIONAL_EXTENSION] },
    { name: 'code', max: 1, type: 'CE', attributes: fullCode('encounterType') },
    {
      name: 'effectiveTime',
      min: 1,
      max: 1,
      type: 'IVL_TS',
      children: [
        { name: 'low', max: 1, type: 'IVXB_TS', attributes: [OPTIONAL_TIME_VALUE] },
        { name: 'high', max: 1, type: 'IVXB_TS', attributes: [OPTIONAL_TIME_VALUE] },
      ],
    },
    {
      name: 'dischargeDispositionCode',
      max: 1,
      type: 'CE',
      attributes: [
        { name: 'code', required: true, form: 'cs' },
        { name: 'displayName', required: true, form: 'st' },
        { name: 'codeSystem', values: ['1.2.250.1.213.2.14'] },
      ],
    },
    {
      name: 'responsibleParty',
      where: having('assignedEntity'),
      max: 1,
      children: [
        professional([
          identifierIn(STRUCTURE),
          { name: 'id', type: 'II', attributes: [ROOT, EXTENSION] },
          ...STRUCTURE_PARTS,
          PART_OF,
        ]),
      ],
    },
    {
      name: 'encounterParticipant',
      where: both(withAttribute('typeCode'), having('assignedEntity')),
      attributes: [{ name: 'typeCode', required: true, valueSet: 'encounterParticipation' }],
      children: [
        { name: 'time', max: 1, ...PERIOD },
        professional([identifierIn(STRUCTURE), ...STRUCTURE_PARTS]),
      ],
    },
    LOCATION,
  ],
};

/** `componentOf`: the care that the document belongs to (dmp-transactions 5.2, row 25). */
export const COMPONENT_OF: ElementTemplate = {
  name: 'componentOf',
  template: 'CI-SISComponentOf',
  where: both(NOT_NULL, having('encompassingEncounter')),
  min: 1,
  max: 1,
  checks: [
    ...civilities('encompassingEncounter', 'encounterParticipant', 'assignedEntity', 'assignedPerson'),
    ...civilities('encompassingEncounter', 'responsibleParty', 'assignedEntity', 'assignedPerson'),
  ],
  children: [ENCOUNTER],
};
