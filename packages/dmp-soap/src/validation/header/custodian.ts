import type { ElementTemplate } from '../template/element-template.js';
import { both, having, NOT_NULL } from '../template/where.js';
import { EXTENSION, OPTIONAL_EXTENSION } from './attributes.js';
import { ADDRESSES, TELECOM } from './contact.js';
import { civilities, identifierIn, PROFESSIONAL, person, personName, STRUCTURE } from './people.js';

/** OID of the DMP itself, which keeps the documents of patients (dmp-transactions 5.2, row 16). */
const DMP = '1.2.250.1.213.4.1';

/** `custodian`: who keeps the document. */
export const CUSTODIAN: ElementTemplate = {
  name: 'custodian',
  template: 'CI-SISCustodian',
  where: both(NOT_NULL, having('assignedCustodian')),
  min: 1,
  max: 1,
  children: [
    {
      name: 'assignedCustodian',
      where: having('representedCustodianOrganization'),
      min: 1,
      max: 1,
      children: [
        {
          name: 'representedCustodianOrganization',
          min: 1,
          max: 1,
          choices: [{ of: ['addr'], max: 1 }],
          children: [
            {
              name: 'id',
              where: NOT_NULL,
              min: 1,
              max: 1,
              type: 'II',
              attributes: [
                { name: 'root', required: true, form: 'uid', values: [STRUCTURE, DMP] },
                OPTIONAL_EXTENSION,
              ],
            },
            { name: 'name', max: 1 },
            { ...TELECOM, max: 1 },
            ...ADDRESSES,
          ],
        },
      ],
    },
  ],
};

/** `informationRecipient`: an intended reader (dmp-transactions 5.2, row 17). */
export const INFORMATION_RECIPIENT: ElementTemplate = {
  name: 'informationRecipient',
  template: 'CI-SISInformationRecipient',
  where: having('intendedRecipient'),
  checks: civilities('intendedRecipient', 'informationRecipient'),
  children: [
    {
      name: 'intendedRecipient',
      min: 1,
      max: 1,
      children: [
        { name: 'templateId', type: 'II', attributes: [{ name: 'root', required: true }] },
        { ...identifierIn(PROFESSIONAL), attributes: [EXTENSION] },
        ...ADDRESSES,
        TELECOM,
        person('informationRecipient', { ...personName(), min: 0, max: Number.POSITIVE_INFINITY }),
        {
          name: 'receivedOrganization',
          max: 1,
          children: [identifierIn(STRUCTURE), { name: 'name', type: 'ON' }, TELECOM, ...ADDRESSES],
        },
      ],
    },
  ],
};
