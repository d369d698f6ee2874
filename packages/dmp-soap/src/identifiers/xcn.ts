import type { FoundPerson } from '../documents/found-document.js';
import { escapeHl7, splitComponents } from './hl7v2.js';

/** OID of the identifiers of professionals (dmp-transactions 7.4). */
export const PROFESSIONAL_IDS = '1.2.250.1.71.4.2.1';

/**
 * Writes a person as XDS names him: `<id>^<NOM>^<PRENOM>^^^^^^&<OID>&ISO^<D|U>^^^<type>` (dmp-transactions 4.6).
 */
export function formatXcn(person: FoundPerson): string {
  const [id, family, given] = [person.identifier, person.familyName, person.givenName].map(escapeHl7);
  const nameType = person.identifierType === 'RI' ? 'U' : 'D';
  return `${id}^${family}^${given}^^^^^^&${person.identifierSystem}&ISO^${nameType}^^^${person.identifierType}`;
}

/** Reads a person; parts that are not there are empty. */
export function parseXcn(text: string): FoundPerson {
  const components = splitComponents(text);
  // The authority is split on its own separator, so it is taken before unescaping.
  const [, system = ''] = (text.split('^')[8] ?? '').split('&');
  return {
    identifier: components[0] ?? '',
    familyName: components[1] ?? '',
    givenName: components[2] ?? '',
    identifierSystem: system,
    identifierType: components[12] ?? '',
  };
}

/** Kind of a professional's identifier: national, or internal to a structure when it holds a slash. */
export function professionalIdType(identifier: string): 'IDNPS' | 'EI' {
  return identifier.includes('/') ? 'EI' : 'IDNPS';
}
