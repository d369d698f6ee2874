import { attribute, type ParsedElement } from '@dmpconnect/soap';
import { INS_DOMAINS } from '../../identifiers/ins.js';
import { OID } from '../../identifiers/oid.js';
import { AUTHOR_SPECIALTY } from '../../values/author-specialty.js';
import { all, first, textAt, valueAt } from '../navigate.js';
import {
  atLeastOne,
  atMostOne,
  type CdaRule,
  coded,
  every,
  exactlyOne,
  filled,
  fixed,
  timed,
  within,
} from './rule.js';

const AUTHOR_DOMAINS: readonly string[] = [OID.professional, ...Object.values(INS_DOMAINS)];

const CUSTODIAN = 'custodian/assignedCustodian/representedCustodianOrganization';

/** Rules on who wrote, keeps and signs the document: rows 13, 16 and 18 of dmp-transactions 5.2. */
export const PARTICIPANT_RULES: readonly CdaRule[] = [
  atLeastOne('author'),
  ...within('author', [
    exactlyOne('time'),
    timed('time', 'minute'),
    exactlyOne('assignedAuthor'),
    atLeastOne('assignedAuthor/id'),
    exactlyOne('assignedAuthor/code'),
    coded('assignedAuthor/code', AUTHOR_SPECIALTY),
    {
      path: 'assignedAuthor/id',
      wants: 'has the domain of professionals, or the INS of a patient, and an extension',
      holds: (author) => {
        const isDevice = first(author, 'assignedAuthor/assignedAuthoringDevice') !== undefined;
        const domain = valueAt(author, 'assignedAuthor/id', 'root');
        return (
          valueAt(author, 'assignedAuthor/id', 'extension') !== '' &&
          (isDevice || AUTHOR_DOMAINS.includes(domain))
        );
      },
    },
    {
      path: 'assignedAuthor',
      wants: 'names a person (family once, given at most once) or a device',
      holds: (author) => {
        const person = first(author, 'assignedAuthor/assignedPerson');
        const device = first(author, 'assignedAuthor/assignedAuthoringDevice');
        if (person !== undefined) return holdsPersonName(person);
        return device !== undefined && textAt(device, 'softwareName') !== '';
      },
    },
    atMostOne('assignedAuthor/representedOrganization'),
    ...organisation('assignedAuthor/representedOrganization'),
  ]),
  exactlyOne('custodian'),
  exactlyOne(`${CUSTODIAN}/id`),
  every(`${CUSTODIAN}/id`, 'names a structure, or the DMP for the documents of patients', (id) => {
    const root = attribute(id, 'root');
    return root === OID.dmp || (root === OID.structure && (attribute(id, 'extension') ?? '') !== '');
  }),
  filledText(`${CUSTODIAN}/name`),
  exactlyOne('legalAuthenticator'),
  filled('legalAuthenticator'),
  exactlyOne('legalAuthenticator/time'),
  timed('legalAuthenticator/time', 'second'),
  exactlyOne('legalAuthenticator/signatureCode'),
  fixed('legalAuthenticator/signatureCode', 'code', 'S'),
  exactlyOne('legalAuthenticator/assignedEntity'),
  ...within('legalAuthenticator/assignedEntity', [
    atLeastOne('id'),
    ...ofProfessional([exactlyOne('code'), exactlyOne('representedOrganization')]),
    coded('code', AUTHOR_SPECIALTY),
    exactlyOne('assignedPerson'),
    every('assignedPerson', 'has family once and given at most once', holdsPersonName),
    atMostOne('representedOrganization'),
    ...organisation('representedOrganization'),
  ]),
];

/** Rules that hold for a professional only: the entity has an identifier of that domain. */
function ofProfessional(rules: readonly CdaRule[]): CdaRule[] {
  return rules.map((rule) => ({
    ...rule,
    wants: `${rule.wants}, for a professional`,
    holds: (entity) =>
      all(entity, 'id').every((id) => attribute(id, 'root') !== OID.professional) || rule.holds(entity),
  }));
}

function organisation(path: string): CdaRule[] {
  return [
    every(`${path}/id`, 'has the domain of structures and an extension', (id) => {
      return attribute(id, 'root') === OID.structure && (attribute(id, 'extension') ?? '') !== '';
    }),
    ...within(path, [exactlyOne('id'), filledText('name')]),
  ];
}

function filledText(path: string): CdaRule {
  return { path, wants: 'is not empty', holds: (from) => textAt(from, path) !== '' };
}

function holdsPersonName(person: ParsedElement): boolean {
  const families = all(person, 'name/family');
  return (
    all(person, 'name').length === 1 &&
    families.length === 1 &&
    textAt(person, 'name/family') !== '' &&
    all(person, 'name/given').length <= 1
  );
}
