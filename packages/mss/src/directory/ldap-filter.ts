import { Filter } from 'ldapts';
import { readCriteria } from './criteria.js';
import type { DirectoryQuery } from './provider.js';

/**
 * The filter of a search (mss 8.1): user text is escaped as RFC 4515 says, `*` alone keeps its meaning. People are
 * searched for, unless the organisation is the only criterion: then its own mailboxes are found too.
 *
 * @example `buildLdapFilter({ name: 'DUP*' })` gives `(&(TypeBAL=PER)(sn=DUP*))`.
 * @throws {MssError} `DIRECTORY_CRITERIA`
 */
export function buildLdapFilter(query: DirectoryQuery): string {
  const { name, given, nationalId, speciality, organisation } = readCriteria(query);
  const ofPeople = [
    name === undefined ? [] : [matching('sn', name)],
    given === undefined ? [] : [matching('givenName', given)],
    nationalId === undefined ? [] : [matchingIdentifier(nationalId)],
    speciality === undefined ? [] : [matching('profession', speciality)],
  ].flat();
  const ofOrganisation =
    organisation === undefined
      ? []
      : [`(|${matching('o', organisation)}${matching('IdentifiantPM', organisation)})`];
  const people = ofPeople.length === 0 ? [] : [matching('TypeBAL', 'PER')];
  const parts = [...people, ...ofPeople, ...ofOrganisation];
  return parts.length === 1 ? parts.join('') : `(&${parts.join('')})`;
}

/** The directory holds the number without the type digit that cards put before it (mss 8.1, 10.3). */
function matchingIdentifier(text: string): string {
  const plain = /^[08](?=\d{9,11}$)(\d+)$/.exec(text)?.[1];
  const whole = matching('IdentifiantPP', text);
  return plain === undefined ? whole : `(|${whole}${matching('IdentifiantPP', plain)})`;
}

function matching(attribute: string, pattern: string): string {
  const value = pattern
    .replace(/\*+/g, '*')
    .split('*')
    .map((part) => Filter.escape(part))
    .join('*');
  return `(${attribute}=${value})`;
}
