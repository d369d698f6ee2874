import type { LdapResult } from './answer.js';
import type { LdapEntry } from './entry.js';
import { BASE_DN, RESULT, START_TLS } from './names.js';
import type { LdapSearch } from './request.js';

/** What a search finds, and how it ends. */
export interface LdapFound {
  readonly entries: readonly LdapEntry[];
  readonly result: LdapResult;
}

const ROOT: LdapEntry = {
  dn: BASE_DN,
  attributes: [
    ['objectClass', ['dcObject', 'organization']],
    ['dc', ['mssante']],
    ['o', ['MSS']],
  ],
};

/** What the server says of itself (RFC 4512 5.1). */
const SERVER: LdapEntry = {
  dn: '',
  attributes: [
    ['namingContexts', [BASE_DN]],
    ['supportedLDAPVersion', ['3']],
    ['supportedExtension', [START_TLS]],
  ],
};

/**
 * Searches the directory: one level of entries under its root.
 *
 * @param limit Entries given at most; a search may ask for fewer.
 */
export function searchDirectory(all: readonly LdapEntry[], search: LdapSearch, limit: number): LdapFound {
  const within = inReach(all, search);
  if (within === undefined) {
    return {
      entries: [],
      result: { code: RESULT.noSuchObject, text: 'The base of the search is not here.' },
    };
  }
  const found = within.filter(search.filter);
  const most = search.sizeLimit === 0 ? limit : Math.min(limit, search.sizeLimit);
  const code = found.length > most ? RESULT.sizeLimitExceeded : RESULT.success;
  return { entries: found.slice(0, most), result: { code } };
}

/** Entries that base and scope allow; `undefined` when there is no such base. */
function inReach(
  all: readonly LdapEntry[],
  { base, scope }: Pick<LdapSearch, 'base' | 'scope'>,
): readonly LdapEntry[] | undefined {
  const name = normalizeDn(base);
  if (name === '' && scope === 'base') return [SERVER];
  if (name === BASE_DN) return { base: [ROOT], one: all, sub: [ROOT, ...all] }[scope];
  const entry = all.find(({ dn }) => normalizeDn(dn) === name);
  if (entry === undefined) return undefined;
  return scope === 'one' ? [] : [entry];
}

function normalizeDn(dn: string): string {
  return dn
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().replace(/\s*=\s*/, '='))
    .join(',');
}
