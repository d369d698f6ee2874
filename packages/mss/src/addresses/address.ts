import { domainToASCII } from 'node:url';
import { MssError } from '../errors.js';
import { refusedMatricule } from './matricule.js';

/** A mail address, taken apart. */
export interface Address {
  readonly local: string;
  /** Lower case, A-labels. */
  readonly domain: string;
}

/** Mailboxes of patients: `<INS>@patient.mssante.fr` (mss 9.1, ECO.2.2.6). */
export const PATIENT_DOMAIN = 'patient.mssante.fr';

/** RFC 5321: atoms of the local part, without quotes. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an address. The one of a patient must hold a national identifier with the right key.
 *
 * @param field For the error, e.g. `message.to[0].email`.
 * @throws {MssError} `ADDRESS_INVALID`
 */
export function readAddress(text: string, field: string): Address {
  // A domain is read as a URL's would be, which strips line ends: they are refused before.
  const at = /[\s\p{C}]/u.test(text) ? -1 : text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const domain = canonicalDomain(text.slice(at + 1));
  if (at < 1 || local.length > 64 || text.length > 254 || !LOCAL.test(local) || domain === undefined) {
    throw new MssError('ADDRESS_INVALID', `${field} is not a mail address (local part, @, domain).`, {
      field,
    });
  }
  if (domain === PATIENT_DOMAIN) {
    const refused = refusedMatricule(local);
    if (refused !== undefined) {
      throw new MssError('ADDRESS_INVALID', `${field} is not the address of a patient: ${refused}.`, {
        field,
      });
    }
  }
  return { local, domain };
}

/** A domain as it is compared: lower case, A-labels (mss 8.3); `undefined` when it is none. */
export function canonicalDomain(text: string): string | undefined {
  const domain = domainToASCII(text.trim().replace(/\.$/, '')).toLowerCase();
  return DOMAIN.test(domain) ? domain : undefined;
}

/**
 * Addresses of a list separated by `;`: trimmed, without empty ones, each once, case put aside (mss 9.1).
 *
 * @example `splitAddresses('a@b.fr; A@B.fr;')` gives `['a@b.fr']`.
 */
export function splitAddresses(list: string): readonly string[] {
  const found = new Map<string, string>();
  for (const part of list.split(';')) {
    const address = part.trim();
    const key = address.toLowerCase();
    if (address !== '' && !found.has(key)) found.set(key, address);
  }
  return [...found.values()];
}
