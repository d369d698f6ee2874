import { attribute } from '@dmpconnect/soap';
import type { ElementCheck, ElementTemplate } from '../template/element-template.js';
import { attributeIs, both, having, NOT_NULL } from '../template/where.js';
import {
  fullCode,
  OPTIONAL_CODE,
  OPTIONAL_EXTENSION,
  OPTIONAL_ROOT,
  OPTIONAL_TIME_VALUE,
  TIME_VALUE,
} from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import { civilities, elementsAt, identifierIn, personName, STRUCTURE } from './people.js';

const LAB_URI = 'urn:oid:1.3.6.1.4.1.19376.1.3.2';

/** Rules that look at every act of the document, whichever one they are found in. */
const ACTS: readonly ElementCheck[] = [
  {
    rule: 'performer',
    message: 'no act has a performer.',
    at: '/serviceEvent/performer',
    holds: (_, { document }) =>
      elementsAt(document, ['documentationOf', 'serviceEvent', 'performer']).length > 0,
  },
  {
    rule: 'effectiveTime',
    message: 'no act with a performer has a time.',
    at: '/serviceEvent/effectiveTime',
    holds: (_, { document }) =>
      elementsAt(document, ['documentationOf', 'serviceEvent']).some(
        (event) =>
          elementsAt(event, ['performer']).length > 0 && elementsAt(event, ['effectiveTime']).length > 0,
      ),
  },
];

const CODE: ElementTemplate = {
  name: 'code',
  max: 1,
  type: 'CE',
  attributes: [
    { name: 'code', form: 'cs' },
    { name: 'displayName', form: 'st' },
    { name: 'codeSystem', form: 'oid' },
  ],
  checks: [
    {
      rule: 'code-or-null',
      message: '@code and @codeSystem, or a nullFlavor alone.',
      holds: (element) => {
        const [code, system, flavor] = ['code', 'codeSystem', 'nullFlavor'].map(
          (name) => attribute(element, name) !== undefined,
        );
        return code === system && code !== flavor;
      },
    },
  ],
  children: [
    { name: 'originalText', max: 1, type: 'ED' },
    {
      name: 'translation',
      type: 'CD',
      children: [
        {
          name: 'qualifier',
          max: 1,
          type: 'CR',
          children: [{ name: 'name', min: 1, max: 1, type: 'CV', attributes: OPTIONAL_CODE }],
        },
      ],
    },
  ],
};

/** `asOrganizationPartOf`: the structure of which one is a part. */
export const PART_OF: ElementTemplate = {
  name: 'asOrganizationPartOf',
  max: 1,
  type: 'ANY',
  children: [
    { name: 'templateId', type: 'II' },
    { name: 'id', type: 'II' },
    { name: 'code', max: 1, type: 'CD' },
    { name: 'statusCode', max: 1, type: 'CS' },
    { name: 'effectiveTime', max: 1 },
  ],
};

const PERFORMER: ElementTemplate = {
  name: 'performer',
  where: both(attributeIs('typeCode', 'PRF'), having('assignedEntity')),
  max: 1,
  children: [
    { name: 'templateId', type: 'II', attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION] },
    { name: 'functionCode', max: 1, type: 'CE' },
    { name: 'time', max: 1, type: 'IVL_TS' },
    {
      name: 'assignedEntity',
      where: having('representedOrganization'),
      min: 1,
      max: 1,
      children: [
        { name: 'id', min: 1, max: 1, type: 'II' },
        { name: 'code', max: 1, type: 'CD', attributes: [{ name: 'code', valueSet: 'authorSpecialty' }] },
        ...ADDRESSES,
        TELECOM,
        {
          name: 'assignedPerson',
          max: 1,
          children: [{ ...personName(), min: 0, max: Number.POSITIVE_INFINITY }],
        },
        {
          name: 'representedOrganization',
          min: 1,
          max: 1,
          children: [
            identifierIn(STRUCTURE),
            { name: 'id', type: 'II', attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION] },
            { name: 'name', max: 1, type: 'ON' },
            TELECOM,
            ...ADDRESSES,
            {
              name: 'standardIndustryClassCode',
              where: NOT_NULL,
              min: 1,
              max: 1,
              type: 'CE',
              attributes: fullCode('practiceSetting'),
            },
            PART_OF,
          ],
        },
      ],
    },
  ],
};

/** `documentationOf`: an act; the first one is the main act (dmp-transactions 5.2, row 22). */
export const DOCUMENTATION_OF: ElementTemplate = {
  name: 'documentationOf',
  template: 'CI-SISDocumentationOf',
  where: both(NOT_NULL, having('serviceEvent')),
  min: 1,
  checks: [...ACTS, ...civilities('serviceEvent', 'performer', 'assignedEntity', 'assignedPerson')],
  children: [
    {
      name: 'serviceEvent',
      where: NOT_NULL,
      min: 1,
      max: 1,
      children: [
        { name: 'id', type: 'II' },
        CODE,
        {
          name: 'statusCode',
          namespace: LAB_URI,
          max: 1,
          type: 'CS',
          attributes: [{ name: 'code', form: 'cs' }],
        },
        {
          name: 'effectiveTime',
          max: 1,
          children: [
            { name: 'low', min: 1, max: 1, type: 'IVXB_TS', attributes: [TIME_VALUE] },
            { name: 'high', max: 1, type: 'IVXB_TS', attributes: [OPTIONAL_TIME_VALUE] },
          ],
        },
        PERFORMER,
      ],
    },
  ],
};
