import { attribute, type ParsedElement } from '@dmpconnect/soap';
import type { ElementCheck, ElementTemplate } from '../template/element-template.js';
import { having, NOT_NULL } from '../template/where.js';
import {
  EXTENSION,
  OPTIONAL_EXTENSION,
  OPTIONAL_ROOT,
  OPTIONAL_TIME_VALUE,
  ROOT,
  TIME_VALUE,
} from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import { elementsAt, identifierIn, STRUCTURE } from './people.js';

const SDTC_URI = 'urn:hl7-org:sdtc';
const PATIENT_NAME = ['recordTarget', 'patientRole', 'patient', 'name'] as const;

const namePartsOf = (document: ParsedElement, part: 'family' | 'given') =>
  elementsAt(document, [...PATIENT_NAME, part]);

const QUALIFIERS: ReadonlySet<string> = new Set(['BR', 'CL']);

/** Birth name and used name are told apart by qualifiers (dmp-transactions 5.3); SP belongs to older documents. */
const NAME_CHECKS: readonly ElementCheck[] = (['given', 'family'] as const).map((part) => ({
  rule: `${part}.qualifier`,
  message: `the @qualifier of a ${part} name is BR or CL.`,
  at: `/${part}`,
  holds: (_, { document }) =>
    namePartsOf(document, part).every((each) => {
      const qualifier = attribute(each, 'qualifier');
      return qualifier === undefined || QUALIFIERS.has(qualifier);
    }),
}));

const GUARDIAN_PERSON: ElementTemplate = {
  name: 'guardianPerson',
  max: 1,
  children: [
    {
      name: 'name',
      where: having('family'),
      min: 1,
      max: 1,
      type: 'PN',
      unordered: true,
      children: [
        {
          name: 'family',
          min: 1,
          max: 3,
          attributes: [{ name: 'qualifier', form: 'cs' }],
          checks: [
            {
              rule: 'qualifier',
              message: 'a family name of the patient has the @qualifier BR, CL or SP.',
              // The official rule looks at the patient's names, not at those of the guardian.
              holds: (_, { document }) =>
                namePartsOf(document, 'family').some((each) =>
                  ['BR', 'SP', 'CL'].includes(attribute(each, 'qualifier') ?? ''),
                ),
            },
          ],
        },
        { name: 'given' },
        { name: 'prefix', max: 1 },
      ],
    },
  ],
};

const GUARDIAN: ElementTemplate = {
  name: 'guardian',
  type: 'ANY',
  choices: [{ of: ['guardianPerson', 'guardianOrganization'], min: 1, max: 1 }],
  children: [
    { name: 'id', type: 'II', attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION] },
    ...ADDRESSES,
    TELECOM,
    GUARDIAN_PERSON,
    {
      name: 'guardianOrganization',
      max: 1,
      children: [identifierIn(STRUCTURE, { max: 1 }), { name: 'name', max: 1, type: 'ON' }],
    },
  ],
};

const BIRTHPLACE: ElementTemplate = {
  name: 'birthplace',
  where: having('place'),
  max: 1,
  children: [
    {
      name: 'place',
      min: 1,
      max: 1,
      choices: [{ of: ['addr'], max: 1 }],
      children: [{ name: 'name', max: 1, type: 'EN' }, ...ADDRESSES],
    },
  ],
};

const PATIENT: ElementTemplate = {
  name: 'patient',
  where: NOT_NULL,
  min: 1,
  max: 1,
  children: [
    {
      name: 'name',
      where: NOT_NULL,
      min: 1,
      max: 1,
      type: 'PN',
      unordered: true,
      checks: NAME_CHECKS,
      children: [
        { name: 'given', where: NOT_NULL, min: 1, attributes: [{ name: 'qualifier', form: 'cs' }] },
        {
          name: 'family',
          where: NOT_NULL,
          min: 1,
          attributes: [{ name: 'qualifier', required: true, form: 'cs' }],
        },
        { name: 'prefix', max: 1 },
        { name: 'suffix', max: 1 },
      ],
    },
    {
      name: 'administrativeGenderCode',
      min: 1,
      max: 1,
      type: 'CE',
      attributes: [{ name: 'code', required: true, valueSet: 'gender' }],
    },
    { name: 'birthTime', min: 1, max: 1, type: 'TS', attributes: [TIME_VALUE], children: [] },
    { name: 'deceasedInd', namespace: SDTC_URI, max: 1, type: 'BL' },
    {
      name: 'deceasedTime',
      namespace: SDTC_URI,
      max: 1,
      type: 'TS',
      attributes: [OPTIONAL_TIME_VALUE],
      children: [],
    },
    { name: 'multipleBirthInd', namespace: SDTC_URI, max: 1, type: 'BL' },
    {
      name: 'multipleBirthOrderNumber',
      namespace: SDTC_URI,
      max: 1,
      type: 'INT.POS',
      attributes: [{ name: 'value', form: 'int' }],
    },
    GUARDIAN,
    BIRTHPLACE,
  ],
};

/** `recordTarget`: the patient (dmp-transactions 5.3). */
export const RECORD_TARGET: ElementTemplate = {
  name: 'recordTarget',
  template: 'CI-SISRecordTarget',
  where: NOT_NULL,
  min: 1,
  max: 1,
  children: [
    {
      name: 'patientRole',
      where: having('patient'),
      min: 1,
      max: 1,
      type: 'ANY',
      children: [
        { name: 'id', where: NOT_NULL, min: 1, type: 'II', attributes: [ROOT, EXTENSION] },
        ...ADDRESSES,
        TELECOM,
        PATIENT,
      ],
    },
  ],
};
