import type { XmlElement } from '@dmpconnect/soap';
import type { CareStructure, PostalAddress, Telecom } from '../documents/person.js';
import { codedElement, idElement, V3 } from '../hl7v3/elements.js';
import { STRUCTURE_IDS } from '../identifiers/xon.js';
import type { ResolvedAuthor } from '../publication/resolved.js';

/** `name` of a professional or a relative. */
export function nameElement({
  familyName,
  givenName,
}: {
  familyName: string;
  givenName: string;
}): XmlElement {
  return V3.element('name', {}, [
    V3.element('family', {}, [familyName]),
    V3.element('given', {}, [givenName]),
  ]);
}

/** id, code, person and structure of a professional, in the order CDA wants them inside an entity. */
export function professionalContent(
  author: ResolvedAuthor,
  person: 'assignedPerson' | 'associatedPerson',
  organization: XmlElement,
): readonly XmlElement[] {
  return [
    idElement(author.person.identifierSystem, author.person.identifier),
    codedElement('code', author.speciality),
    V3.element(person, {}, [nameElement(author.person)]),
    organization,
  ];
}

/** An organization: id then name, then what follows. */
export function organizationElement(
  name: string,
  structure: CareStructure,
  following: readonly XmlElement[] = [],
): XmlElement {
  return V3.element(name, {}, [
    idElement(STRUCTURE_IDS, structure.identifier),
    V3.element('name', {}, [structure.name]),
    following,
  ]);
}

/** Parts of an address, in the order they are written. */
const ADDRESS_PARTS = [
  'houseNumber',
  'streetNameType',
  'streetName',
  'additionalLocator',
  'unitId',
  'postBox',
  'precinct',
  'postalCode',
  'city',
  'state',
  'country',
] as const satisfies readonly (keyof PostalAddress)[];

/** `addr` in components, each at most once (dmp-transactions 5.3). */
export function addressElement(address: PostalAddress): XmlElement {
  const parts = ADDRESS_PARTS.flatMap((part) => {
    const text = address[part]?.trim() ?? '';
    return text === '' ? [] : [V3.element(part === 'unitId' ? 'unitID' : part, {}, [text])];
  });
  return parts.length === 0
    ? V3.element('addr', { nullFlavor: 'NAV' })
    : V3.element('addr', { use: address.use }, parts);
}

/** `telecom`. */
export function telecomElement({ value, use }: Telecom): XmlElement {
  return V3.element('telecom', { value, use });
}
