import { attribute } from '@dmpconnect/soap';
import type { ElementTemplate } from '../template/element-template.js';
import { attributeIs, both, having, withAttribute } from '../template/where.js';
import { fullCode, OPTIONAL_CODE, OPTIONAL_EXTENSION, OPTIONAL_ROOT } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import {
  civilities,
  PRACTICE_SETTING,
  person,
  personName,
  representedStructure,
  STRUCTURE,
} from './people.js';

/** `dataEnterer`: who typed. The official rules look at what stands in it, not at its values. */
export const DATA_ENTERER: ElementTemplate = {
  name: 'dataEnterer',
  template: 'CI-SISDataEnterer',
  max: 1,
  type: 'ANY',
  children: [
    { name: 'time', max: 1, type: 'TS', children: [] },
    {
      name: 'assignedEntity',
      children: [
        { name: 'id' },
        { name: 'code' },
        { name: 'addr' },
        { name: 'telecom' },
        {
          name: 'assignedPerson',
          children: [
            {
              name: 'name',
              where: having('family'),
              unordered: true,
              children: ['family', 'given', 'prefix', 'suffix'].map((name) => ({ name })),
            },
          ],
        },
        {
          name: 'representedOrganization',
          children: [
            { name: 'id', where: attributeIs('root', STRUCTURE) },
            { name: 'name' },
            { name: 'telecom' },
            { name: 'addr' },
            { name: 'standardIndustryClassCode' },
          ],
        },
      ],
    },
  ],
};

const PROFESSIONAL_INFORMANT: ElementTemplate = {
  name: 'assignedEntity',
  template: 'CI-SISAssignedEntity',
  max: 1,
  type: 'ANY',
  checks: civilities('assignedPerson'),
  children: [
    {
      name: 'id',
      min: 1,
      max: 1,
      type: 'II',
      attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION],
      checks: [
        {
          rule: 'root-and-extension',
          message: '@root and @extension, or a nullFlavor.',
          holds: (element) =>
            attribute(element, 'nullFlavor') !== undefined ||
            (attribute(element, 'root') !== undefined && attribute(element, 'extension') !== undefined),
        },
      ],
    },
    { name: 'code', max: 1, type: 'CD', attributes: OPTIONAL_CODE },
    ...ADDRESSES,
    TELECOM,
    person('assignedPerson'),
    representedStructure(PRACTICE_SETTING),
  ],
};

const RELATIVE: ElementTemplate = {
  name: 'relatedEntity',
  template: 'CI-SISRelatedEntity',
  where: both(withAttribute('classCode'), having('relatedPerson')),
  max: 1,
  type: 'ANY',
  attributes: [
    { name: 'classCode', required: true, form: 'cs', values: ['ECON', 'NOK', 'CON', 'CAREGIVER', 'PAT'] },
  ],
  checks: civilities('relatedPerson'),
  children: [
    {
      name: 'code',
      max: 1,
      type: 'CE',
      attributes: fullCode('relation'),
      children: [{ name: 'originalText', max: 1, type: 'ED' }],
    },
    ...ADDRESSES,
    TELECOM,
    {
      ...person(
        'relatedPerson',
        personName({
          parts: [
            { name: 'family', min: 1, max: 1 },
            { name: 'given', max: 1 },
            { name: 'prefix', max: 1 },
          ],
        }),
      ),
      min: 1,
    },
  ],
};

/** `informant`: a relative who informed or may be called, or a professional (dmp-transactions 5.2, row 15). */
export const INFORMANT: ElementTemplate = {
  name: 'informant',
  template: 'CI-SISInformant',
  choices: [{ of: ['assignedEntity', 'relatedEntity'], min: 1, max: 1 }],
  children: [PROFESSIONAL_INFORMANT, RELATIVE],
};
