import type { ElementTemplate } from '../template/element-template.js';
import { having, NOT_NULL } from '../template/where.js';
import { EXTENSION, fullCode, ROOT, TIME_VALUE } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import { civilities, identifierIn, KNOWN_PRACTICE_SETTING, person, STRUCTURE } from './people.js';

/** `author`: a professional, a patient or a device (dmp-transactions 5.2, row 13). */
export const AUTHOR: ElementTemplate = {
  name: 'author',
  template: 'CI-SISAuthor',
  where: having('assignedAuthor'),
  counted: NOT_NULL,
  min: 1,
  checks: civilities('assignedAuthor', 'assignedPerson'),
  children: [
    {
      name: 'functionCode',
      max: 1,
      type: 'CE',
      attributes: [
        { name: 'code', required: true, valueSet: 'functionCode' },
        { name: 'displayName', form: 'st' },
        { name: 'codeSystem', required: true, form: 'oid' },
      ],
      children: [{ name: 'originalText', max: 1, type: 'ED' }],
    },
    { name: 'time', min: 1, max: 1, type: 'TS', attributes: [TIME_VALUE], children: [] },
    {
      name: 'assignedAuthor',
      where: NOT_NULL,
      min: 1,
      max: 1,
      choices: [{ of: ['assignedPerson', 'assignedAuthoringDevice'], max: 1 }],
      children: [
        { name: 'id', min: 1, type: 'II', attributes: [ROOT, EXTENSION] },
        { name: 'code', max: 1, type: 'CE', attributes: fullCode('authorSpecialty') },
        ...ADDRESSES,
        TELECOM,
        person('assignedPerson'),
        {
          name: 'assignedAuthoringDevice',
          max: 1,
          children: [
            { name: 'manufacturerModelName', min: 1, max: 1, type: 'SC' },
            { name: 'softwareName', min: 1, max: 1, type: 'SC' },
          ],
        },
        {
          name: 'representedOrganization',
          max: 1,
          children: [
            identifierIn(STRUCTURE, { max: 1 }),
            { name: 'name', max: 1 },
            TELECOM,
            ...ADDRESSES,
            KNOWN_PRACTICE_SETTING,
          ],
        },
      ],
    },
  ],
};
