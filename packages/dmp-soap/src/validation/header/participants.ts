import type { ElementTemplate } from '../template/element-template.js';
import { both, having, withAttribute } from '../template/where.js';
import { EXTENSION, fullCode, OPTIONAL_EXTENSION, OPTIONAL_ROOT, ROOT, TIME_VALUE } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import { civilities, personName } from './people.js';

const { type: _type, ...UNTYPED_NAME } = personName();

/** A period of which both ends are times. */
export const PERIOD: Pick<ElementTemplate, 'type' | 'children'> = {
  type: 'IVL_TS',
  children: [
    { name: 'low', max: 1, type: 'IVXB_TS', attributes: [TIME_VALUE] },
    { name: 'high', max: 1, type: 'IVXB_TS', attributes: [TIME_VALUE] },
  ],
};

/** `participant`: prescriber, treating physician… (dmp-transactions 5.2, row 20). */
export const PARTICIPANT: ElementTemplate = {
  name: 'participant',
  template: 'CI-SISParticipant',
  where: both(withAttribute('typeCode'), having('associatedEntity', withAttribute('classCode'))),
  attributes: [{ name: 'typeCode', required: true, valueSet: 'participation' }],
  checks: civilities('associatedEntity', 'associatedPerson'),
  children: [
    { name: 'templateId', max: 1, type: 'II', attributes: [OPTIONAL_ROOT, OPTIONAL_EXTENSION] },
    {
      name: 'functionCode',
      max: 1,
      type: 'CE',
      attributes: [
        { name: 'code', valueSet: 'functionCode' },
        { name: 'displayName', form: 'st' },
        { name: 'codeSystem', form: 'oid' },
        { name: 'codeSystemName', form: 'st' },
      ],
      children: [
        { name: 'originalText', max: 1, type: 'ED' },
        { name: 'translation', type: 'CD' },
      ],
    },
    { name: 'time', min: 1, max: 1, ...PERIOD },
    {
      name: 'associatedEntity',
      where: withAttribute('classCode'),
      min: 1,
      max: 1,
      attributes: [{ name: 'classCode', required: true, valueSet: 'roleClass', values: ['PROV', 'AGNT'] }],
      children: [
        { name: 'id', max: 1, type: 'II', attributes: [ROOT, EXTENSION] },
        {
          name: 'code',
          max: 1,
          type: 'CE',
          attributes: [...fullCode('authorSpecialty'), { name: 'codeSystemName', form: 'st' }],
        },
        ...ADDRESSES,
        TELECOM,
        { name: 'associatedPerson', where: having('name'), max: 1, children: [UNTYPED_NAME] },
        {
          name: 'scopingOrganization',
          max: 1,
          type: 'ANY',
          children: [
            { name: 'id', max: 1, type: 'II', attributes: [OPTIONAL_ROOT] },
            { name: 'name', max: 1, type: 'ANY' },
            TELECOM,
            ...ADDRESSES,
            { name: 'standardIndustryClassCode', max: 1, type: 'CD' },
          ],
        },
      ],
    },
  ],
};
