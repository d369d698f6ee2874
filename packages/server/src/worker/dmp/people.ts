import type { DocumentAuthor, Informant, PostalAddress, Telecom } from '@dmpconnect/dmp-soap';
import type { z } from 'zod';
import type { hpInput, informantInput } from '../../contract/dmp-structures.js';
import { ApiFailure } from '../../contract/errors.js';
import { professionalIdentifier } from './hp.js';

type HpInput = z.output<typeof hpInput>;
type InformantInput = z.output<typeof informantInput>;
type AddressInput = InformantInput['Addresses'][number];
type TelecomInput = InformantInput['Telecoms'][number];

/**
 * A professional named by the application: his identifier is inside the current structure unless it says otherwise
 * (js-api 8.0).
 *
 * @throws {ApiFailure} 6000/2 when the type of his identifier has no form in the DMP
 */
export function readHp(input: HpInput, structureIdentifier: string, role?: string): DocumentAuthor {
  const identifier = professionalIdentifier(
    input.s_hpInternalId,
    input.i_hpInternalIdType,
    structureIdentifier,
  );
  if (identifier === undefined) {
    throw new ApiFailure('functional-fault', {
      description: 'i_hpInternalIdType: this kind of identifier cannot name the author of a document',
    });
  }
  const speciality = input.s_hpSpecialty ?? input.s_hpSpeciality;
  return {
    identifier,
    familyName: input.s_hpName,
    givenName: input.s_hpGiven,
    profession: { code: input.s_hpProfession },
    ...(speciality === undefined ? {} : { speciality: { code: speciality } }),
    ...(role === undefined ? {} : { role }),
  };
}

/** js-api 11.16: 1 informant, 2 emergency contact, 3 trusted person, 4 unknown. */
const INFORMANT_KINDS: Readonly<Record<number, Informant['kind']>> = {
  1: 'informant',
  2: 'emergencyContact',
  3: 'trustedPerson',
};

/** A person who informed. The list of relations is not public: none is written rather than a wrong one (js-api 12.1). */
export function readInformant(input: InformantInput): Informant {
  return {
    kind: INFORMANT_KINDS[input.i_type ?? 1] ?? 'informant',
    familyName: input.s_name,
    givenName: input.s_given,
    addresses: input.Addresses.map(readAddress),
    telecoms: input.Telecoms.map(readTelecom),
  };
}

/** js-api 11.16: 1 home, 4 workplace. */
const ADDRESS_USES: Readonly<Record<number, PostalAddress['use']>> = { 1: 'H', 4: 'WP' };

/** js-api 11.16: the two values seen; other numbers are not known and write no type. */
const STREET_TYPES: Readonly<Record<number, string>> = { 11: 'Place', 15: 'Rue' };

/** Members of `Address` by those of the library. `s_houseNumberNumeric` serves where the full number is absent. */
const ADDRESS_TEXTS = [
  ['s_houseNumberNumeric', 'houseNumber'],
  ['s_houseNumber', 'houseNumber'],
  ['s_streetName', 'streetName'],
  ['s_additionalLocator', 'additionalLocator'],
  ['s_unitId', 'unitId'],
  ['s_postBox', 'postBox'],
  ['s_precInct', 'precinct'],
  ['s_postalCode', 'postalCode'],
  ['s_city', 'city'],
  ['s_state', 'state'],
  ['s_country', 'country'],
] as const;

function readAddress(input: AddressInput): PostalAddress {
  const use = ADDRESS_USES[input.i_type ?? 0];
  const streetNameType = STREET_TYPES[input.i_streetNameType ?? 0];
  const address: { -readonly [Member in keyof PostalAddress]: PostalAddress[Member] } = {
    ...(use === undefined ? {} : { use }),
    ...(streetNameType === undefined ? {} : { streetNameType }),
  };
  for (const [field, member] of ADDRESS_TEXTS) {
    const text = input[field];
    if (text !== undefined) address[member] = text;
  }
  return address;
}

/** js-api 11.16: 1 phone, 3 mail. */
const TELECOM_SCHEMES: Readonly<Record<number, string>> = { 1: 'tel:', 3: 'mailto:' };

/** js-api 11.16: 8 mobile; 10 unknown. */
const TELECOM_USES: Readonly<Record<number, Telecom['use']>> = { 8: 'MC' };

function readTelecom({ i_type, i_usage, s_value }: TelecomInput): Telecom {
  const scheme = TELECOM_SCHEMES[i_type ?? 0] ?? (s_value.includes('@') ? 'mailto:' : 'tel:');
  const use = TELECOM_USES[i_usage ?? 0];
  return {
    value: /^(tel|mailto):/i.test(s_value)
      ? s_value
      : `${scheme}${scheme === 'tel:' ? dense(s_value) : s_value}`,
    ...(use === undefined ? {} : { use }),
  };
}

/** A telephone number in a URL has no blanks. */
function dense(number: string): string {
  return number.replace(/[\s.]+/g, '');
}
