import type { ParsedElement } from '@dmpconnect/soap';
import { all, first, textAt, valueAt } from '../../cda/navigate.js';
import { sameCode } from '../../identifiers/code.js';
import type { Xcn } from '../../identifiers/xcn.js';
import type { Author } from '../../metadata/author.js';
import type { DocumentEntry } from '../../metadata/document-entry.js';
import { codeOf } from './cda-values.js';

/** dmp-transactions 4.3, 5.4: one author of the entry per author of the CDA, in its order. */
export function sameAuthors({ authors }: DocumentEntry, clinical: ParsedElement): boolean {
  const written = all(clinical, 'author');
  return (
    written.length === authors.length && written.every((each, index) => sameAuthor(authors[index], each))
  );
}

function sameAuthor(author: Author | undefined, written: ParsedElement): boolean {
  const assigned = first(written, 'assignedAuthor');
  if (author === undefined || assigned === undefined) return false;
  return (
    samePerson(author.person, assigned) &&
    sameSpecialty(author, assigned) &&
    sameInstitution(author, assigned) &&
    sameRole(author, written)
  );
}

/** An XCN and an assigned person: identifier, name, given name; a device has no name to compare. */
export function samePerson(person: Xcn, assigned: ParsedElement | undefined): boolean {
  if (assigned === undefined) return false;
  const isKnown = all(assigned, 'id').some(
    (id) => id.getAttribute('root') === person.oid && id.getAttribute('extension') === person.id,
  );
  if (!isKnown) return false;
  if (first(assigned, 'assignedPerson') === undefined) return true;
  return (
    textAt(assigned, 'assignedPerson/name/family') === person.family &&
    textAt(assigned, 'assignedPerson/name/given') === person.given
  );
}

function sameSpecialty({ specialties }: Author, assigned: ParsedElement): boolean {
  const code = codeOf(first(assigned, 'code'));
  return code === undefined || specialties.some((specialty) => sameCode(specialty, code));
}

function sameInstitution({ institutions }: Author, assigned: ParsedElement): boolean {
  const organisation = first(assigned, 'representedOrganization');
  if (organisation === undefined) return institutions.length === 0;
  return institutions.some(
    ({ id, oid, name }) =>
      id === valueAt(organisation, 'id', 'extension') &&
      oid === valueAt(organisation, 'id', 'root') &&
      name === textAt(organisation, 'name'),
  );
}

/** dmp-transactions 4.6: authorRole is the label of the author's function. */
function sameRole({ roles }: Author, written: ParsedElement): boolean {
  const label = valueAt(written, 'functionCode', 'displayName');
  return label === '' ? roles.length === 0 : roles.includes(label);
}
