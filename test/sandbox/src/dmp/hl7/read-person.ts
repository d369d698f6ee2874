import { attribute, child, children, type ParsedElement, path, textOf } from '@dmpconnect/soap';
import type { DmpAddress, DmpPatientPatch, DmpRelative } from '../state/patients.js';
import { V3 } from './namespaces.js';
import { attributeAt, malformed, textAt } from './wrapper.js';

/** The traits a registration request says of the patient (dmp-transactions 2.8, 2.11). */
export type ReadTraits = NonNullable<DmpPatientPatch['traits']>;

/** Reads the traits: birth name, name used, given names, sex and birth date. @throws {Refusal} a Sender fault */
export function readTraits(person: ParsedElement): ReadTraits {
  const name = child(person, V3.uri, 'name');
  if (name === undefined) throw malformed('patientPerson/name');
  const families = children(name, V3.uri, 'family');
  const familyOf = (...qualifiers: readonly (string | undefined)[]): string | undefined =>
    families
      .map((each) => (qualifiers.includes(attribute(each, 'qualifier')) ? textOf(each) : ''))
      .find(Boolean);
  const usedName = familyOf('SP', 'CL');
  // Old requests carry the name used alone.
  const birthName = familyOf('BR') ?? familyOf(undefined) ?? usedName;
  const givenNames = children(name, V3.uri, 'given')
    .filter((given) => attribute(given, 'qualifier') === undefined)
    .map(textOf)
    .join(' ');
  const birthDate = attributeAt(person, 'value', 'birthTime');
  const gender = attributeAt(person, 'code', 'administrativeGenderCode');
  const sex = SEXES[gender];
  const prefix = textAt(name, 'prefix');
  if (birthName === undefined || givenNames === '') throw malformed('patientPerson/name');
  if (!/^\d{8}$/.test(birthDate)) throw malformed('patientPerson/birthTime');
  if (sex === undefined) throw malformed('patientPerson/administrativeGenderCode');
  return {
    birthName,
    birthGivenNames: givenNames,
    birthDate,
    sex,
    ...(usedName === undefined ? {} : { usedName }),
    ...(prefix === '' ? {} : { prefix }),
  };
}

const SEXES: Readonly<Record<string, 'M' | 'F' | 'U'>> = { M: 'M', F: 'F', UN: 'U', U: 'U' };

/** Everything else of the patient: where to reach them, where they live and were born, who speaks for them. */
export function readContacts(person: ParsedElement): DmpPatientPatch {
  const address = readAddress(child(person, V3.uri, 'addr'));
  const birthPlace = readAddress(path(person, V3.uri, 'birthPlace', 'addr'));
  return {
    ...readTelecoms(person),
    address,
    birthPlace,
    relatives: children(person, V3.uri, 'personalRelationship').flatMap(readRelative),
  };
}

function readTelecoms(
  from: ParsedElement,
): Readonly<Record<'email' | 'mobile' | 'home', string | undefined>> {
  const values = children(from, V3.uri, 'telecom').map((telecom) => ({
    value: attribute(telecom, 'value') ?? '',
    use: attribute(telecom, 'use'),
  }));
  const telephone = (use: string): string | undefined =>
    values.find((each) => each.use === use && each.value.startsWith('tel:'))?.value.slice('tel:'.length);
  return {
    email: values.find(({ value }) => value.startsWith('mailto:'))?.value.slice('mailto:'.length),
    mobile: telephone('MC'),
    home: telephone('HP'),
  };
}

/** An address; one without any part is none. */
function readAddress(element: ParsedElement | undefined): DmpAddress | undefined {
  if (element === undefined || children(element).length === 0) return undefined;
  const part = (name: string): string | undefined => {
    const text = textAt(element, name);
    return text === '' ? undefined : text;
  };
  return {
    streetLines: children(element, V3.uri, 'streetAddressLine').map(textOf).filter(Boolean),
    additionalLocator: part('additionalLocator'),
    postalCode: part('postalCode'),
    city: part('city'),
    country: part('country'),
  };
}

function readRelative(element: ParsedElement): DmpRelative[] {
  const name = path(element, V3.uri, 'relationshipHolder1', 'name');
  const family = name === undefined ? '' : textAt(name, 'family');
  const given = name === undefined ? '' : textAt(name, 'given');
  const relation = attributeAt(element, 'code', 'code');
  if (family === '' || given === '' || relation === '') return [];
  const prefix = name === undefined ? '' : textAt(name, 'prefix');
  return [
    {
      relation,
      family,
      given,
      prefix: prefix === '' ? undefined : prefix,
      address: readAddress(child(element, V3.uri, 'addr')),
      ...readTelecoms(element),
    },
  ];
}
