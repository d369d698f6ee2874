import { attribute, child, children, type ParsedElement, path } from '@dmpconnect/soap';
import { V3_URI } from '../hl7v3/elements.js';
import type {
  CdaGuardian,
  CdaInformant,
  CdaOrganization,
  CdaParticipant,
  CdaPerson,
  CdaRecipient,
} from './cda-header.js';
import {
  addressesOf,
  codeOf,
  idsOf,
  intervalOf,
  telecomsOf,
  textIn,
  valueAttribute,
} from './read-datatypes.js';

/** Names CDA gives to the parts of a participation: the role, the person who plays it, the structure behind. */
interface EntityNames {
  readonly entity: string;
  readonly person: string;
  readonly organization: string;
}

const ASSIGNED: EntityNames = {
  entity: 'assignedEntity',
  person: 'assignedPerson',
  organization: 'representedOrganization',
};
const AUTHOR: EntityNames = { ...ASSIGNED, entity: 'assignedAuthor' };
const RECIPIENT: EntityNames = {
  entity: 'intendedRecipient',
  person: 'informationRecipient',
  organization: 'receivedOrganization',
};
const ASSOCIATED: EntityNames = {
  entity: 'associatedEntity',
  person: 'associatedPerson',
  organization: 'scopingOrganization',
};
const RELATED: EntityNames = { entity: 'relatedEntity', person: 'relatedPerson', organization: '' };

/** An author. */
export function readAuthor(author: ParsedElement): CdaPerson {
  return readPerson(author, AUTHOR);
}

/** A legal authenticator, a validator, a performer, whoever is an `assignedEntity`. */
export function readAssigned(participation: ParsedElement): CdaPerson {
  return readPerson(participation, ASSIGNED);
}

/** Somebody who informed: a relative, or a professional. */
export function readInformant(informant: ParsedElement): CdaInformant {
  const relative = child(informant, V3_URI, 'relatedEntity');
  return {
    ...readPerson(informant, relative === undefined ? ASSIGNED : RELATED),
    classCode: relative && attribute(relative, 'classCode'),
  };
}

/** An intended reader. */
export function readRecipient(recipient: ParsedElement): CdaRecipient {
  return { ...readPerson(recipient, RECIPIENT), typeCode: attribute(recipient, 'typeCode') };
}

/** Another participant. */
export function readParticipant(participant: ParsedElement): CdaParticipant {
  const entity = child(participant, V3_URI, 'associatedEntity');
  return {
    ...readPerson(participant, ASSOCIATED),
    typeCode: attribute(participant, 'typeCode'),
    classCode: entity && attribute(entity, 'classCode'),
    period: intervalOf(participant, 'time'),
  };
}

/** A legal representative of the patient. */
export function readGuardian(guardian: ParsedElement): CdaGuardian {
  const name = path(guardian, V3_URI, 'guardianPerson', 'name');
  return {
    familyName: textIn(name, 'family'),
    givenName: textIn(name, 'given'),
    organization: textIn(child(guardian, V3_URI, 'guardianOrganization'), 'name'),
    addresses: addressesOf(guardian),
    telecoms: telecomsOf(guardian),
  };
}

/** A structure. */
export function readOrganization(organization: ParsedElement): CdaOrganization {
  return {
    ids: idsOf(organization),
    name: textIn(organization, 'name'),
    practiceSetting: codeOf(organization, 'standardIndustryClassCode'),
    addresses: addressesOf(organization),
    telecoms: telecomsOf(organization),
  };
}

function readPerson(participation: ParsedElement, names: EntityNames): CdaPerson {
  const entity = child(participation, V3_URI, names.entity) ?? participation;
  const name = path(entity, V3_URI, names.person, 'name');
  const device = child(entity, V3_URI, 'assignedAuthoringDevice');
  const organization = child(entity, V3_URI, names.organization);
  return {
    time: valueAttribute(participation, 'time'),
    ids: idsOf(entity),
    speciality: codeOf(entity, 'code'),
    role: codeOf(participation, 'functionCode'),
    familyName: textIn(name, 'family'),
    givenName: textIn(name, 'given'),
    prefix: textIn(name, 'prefix'),
    suffix: textIn(name, 'suffix'),
    device: textIn(device, 'softwareName'),
    deviceModel: textIn(device, 'manufacturerModelName'),
    addresses: addressesOf(entity),
    telecoms: telecomsOf(entity),
    organization: organization && readOrganization(organization),
  };
}

/** Every child of a name, read. */
export function readAll<Read>(
  parent: ParsedElement,
  name: string,
  read: (element: ParsedElement) => Read,
): readonly Read[] {
  return children(parent, V3_URI, name).map(read);
}
