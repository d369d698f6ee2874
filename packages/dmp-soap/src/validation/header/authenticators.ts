import type { ElementTemplate } from '../template/element-template.js';
import { attributeIs, both, having, NOT_NULL } from '../template/where.js';
import { EXTENSION, OPTIONAL_CODE, OPTIONAL_ROOT, ROOT, TIME_VALUE } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import {
  civilities,
  identifierIn,
  KNOWN_PRACTICE_SETTING,
  PROFESSIONAL,
  person,
  personName,
  representedStructure,
  STRUCTURE,
} from './people.js';

const SIGNED = having('signatureCode', attributeIs('code', 'S'));

const SIGNATURE_CODE: ElementTemplate = {
  name: 'signatureCode',
  where: attributeIs('code', 'S'),
  min: 1,
  max: 1,
  type: 'CS',
};

/** `legalAuthenticator`: who takes responsibility (dmp-transactions 5.2, row 18). */
export const LEGAL_AUTHENTICATOR: ElementTemplate = {
  name: 'legalAuthenticator',
  template: 'CI-SISLegalAuthenticator',
  where: SIGNED,
  min: 1,
  max: 1,
  checks: civilities('assignedEntity', 'assignedPerson'),
  children: [
    { name: 'time', min: 1, max: 1, type: 'TS', attributes: [TIME_VALUE], children: [] },
    SIGNATURE_CODE,
    {
      name: 'assignedEntity',
      min: 1,
      max: 1,
      children: [
        { name: 'id', where: NOT_NULL, min: 1, max: 1, type: 'II', attributes: [ROOT, EXTENSION] },
        { name: 'code', max: 1, type: 'CD', attributes: [{ name: 'code', valueSet: 'authorSpecialty' }] },
        ...ADDRESSES,
        TELECOM,
        person('assignedPerson', personName({ where: both(NOT_NULL, having('family')) })),
        {
          name: 'representedOrganization',
          max: 1,
          children: [
            identifierIn(STRUCTURE),
            { name: 'name', max: 1 },
            TELECOM,
            ...ADDRESSES,
            {
              name: 'standardIndustryClassCode',
              max: 1,
              type: 'CE',
              attributes: [{ name: 'code', valueSet: 'practiceSetting' }],
            },
          ],
        },
      ],
    },
  ],
};

/** `authenticator`: another validator (dmp-transactions 5.2, row 19). */
export const AUTHENTICATOR: ElementTemplate = {
  name: 'authenticator',
  template: 'CI-SISAuthenticator',
  where: SIGNED,
  checks: civilities('assignedEntity', 'assignedPerson'),
  children: [
    { name: 'templateId', type: 'II', attributes: [OPTIONAL_ROOT] },
    { name: 'time', min: 1, max: 1, type: 'TS', attributes: [TIME_VALUE], children: [] },
    SIGNATURE_CODE,
    {
      name: 'assignedEntity',
      where: having('id', attributeIs('root', PROFESSIONAL)),
      min: 1,
      max: 1,
      children: [
        identifierIn(PROFESSIONAL, { min: 1, max: 1 }),
        { name: 'code', max: 1, type: 'CD', attributes: OPTIONAL_CODE },
        ...ADDRESSES,
        TELECOM,
        person('assignedPerson'),
        representedStructure(KNOWN_PRACTICE_SETTING),
      ],
    },
  ],
};
