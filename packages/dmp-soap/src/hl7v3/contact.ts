import { attribute, child, children, type ParsedElement, textOf, type XmlElement } from '@dmpconnect/soap';
import type { ContactDetails } from '../patients/administrative-data.js';
import { V3, V3_URI } from './elements.js';

/** Parts of an address, in the order they are written (dmp-transactions 2.10). */
const ADDRESS_PARTS = [
  ['street', 'streetAddressLine'],
  ['complement', 'additionalLocator'],
  ['postalCode', 'postalCode'],
  ['city', 'city'],
  ['country', 'country'],
] as const satisfies readonly (readonly [keyof ContactDetails, string])[];

/** Ways to reach somebody: the scheme and the use that each has (dmp-transactions 2.3). */
const TELECOMS = [
  ['landlinePhone', 'tel:', 'HP'],
  ['mobilePhone', 'tel:', 'MC'],
  ['mail', 'mailto:', undefined],
] as const satisfies readonly (readonly [keyof ContactDetails, string, string | undefined])[];

const isGiven = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** `addr`, when anything of it is known. */
export function addressElement(contact: ContactDetails): XmlElement | undefined {
  const parts = ADDRESS_PARTS.flatMap(([part, name]) => {
    const text = contact[part];
    return isGiven(text) ? [V3.element(name, {}, [text.trim()])] : [];
  });
  return parts.length === 0 ? undefined : V3.element('addr', {}, parts);
}

/** One `telecom` for each way that is known. */
export function telecomElements(contact: ContactDetails): readonly XmlElement[] {
  return TELECOMS.flatMap(([part, scheme, use]) => {
    const text = contact[part];
    return isGiven(text) ? [V3.element('telecom', { use, value: `${scheme}${text.trim()}` })] : [];
  });
}

/** Reads the address and the telecoms of a person; of several of one kind, the first. */
export function readContact(person: ParsedElement): ContactDetails {
  const address = child(person, V3_URI, 'addr');
  const found = new Map<keyof ContactDetails, string>();
  for (const [part, name] of ADDRESS_PARTS) {
    const text = address && joinedText(address, name);
    if (isGiven(text)) found.set(part, text);
  }
  for (const [part, scheme, use] of TELECOMS) {
    const text = telecomOf(person, scheme, use);
    if (isGiven(text)) found.set(part, text);
  }
  return Object.fromEntries(found);
}

/** Several lines of a street become one, as they were written. */
function joinedText(address: ParsedElement, name: string): string {
  return children(address, V3_URI, name).map(textOf).join(' ').trim();
}

function telecomOf(person: ParsedElement, scheme: string, use: string | undefined): string | undefined {
  const found = children(person, V3_URI, 'telecom').find(
    (telecom) =>
      attribute(telecom, 'value')?.startsWith(scheme) === true &&
      (use === undefined || attribute(telecom, 'use') === use),
  );
  return found && attribute(found, 'value')?.slice(scheme.length);
}
