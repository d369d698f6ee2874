import type { ParsedElement } from '@dmpconnect/soap';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { ASSOCIATION, STATUS } from '../../rim/constants.js';
import type { StoredDocument, StoredSet } from '../../state/documents.js';
import type { World } from '../../world.js';
import { type Condition, codedCondition, listCondition, select } from './conditions.js';
import {
  associationsOf,
  type Found,
  foundAssociations,
  foundDocuments,
  foundSets,
  isOfPatient,
  only,
  read,
  together,
} from './found.js';
import { visibleDocuments } from './visibility.js';

/** The identifiers of a query that asks by `$uuid`; those of other DMPs are left out. @throws {Refusal} */
export function identifiersAsked(query: ParsedElement, call: CheckedCall, world: World): readonly string[] {
  const ids = only(read(query, { uuid: { form: 'list', required: true } }, world), 'uuid');
  return ids.filter((id) => isOfPatient(id, call, world));
}

/** GetSubmissionSets: the lots that hold some documents, and what links them (IHE ITI-18). */
export function getSubmissionSets(ids: readonly string[], world: World): Found {
  const memberships = associationsOf(ids, world).filter(
    ({ type, target }) => type === ASSOCIATION.hasMember && ids.includes(target),
  );
  const sets = [...new Set(memberships.map(({ source }) => source))].flatMap(
    (id) => world.documents.set(id) ?? [],
  );
  return together(foundSets(sets, world), foundAssociations(memberships));
}

const SET = 'XDSSubmissionSet';

/** How a lot is named, and which of its documents are wanted. */
const SET_AND_CONTENTS: Readonly<Record<string, Condition<StoredDocument>>> = {
  [`${SET}EntryUUID`]: { form: 'string', passes: () => true },
  [`${SET}UniqueId`]: { form: 'string', passes: () => true },
  XDSDocumentEntryFormatCode: codedCondition(({ entry }) => [entry.formatCode]),
  XDSDocumentEntryConfidentialityCode: codedCondition(({ entry }) => entry.confidentialityCodes, true),
  XDSDocumentEntryType: listCondition(({ entry }) => entry.object.attributes.get('objectType') ?? ''),
};

/** GetSubmissionSetAndContents: one lot, the documents of it that the caller may know of, and what links them. */
export function getSetAndContents(query: ParsedElement, call: CheckedCall, world: World): Found {
  const parameters = read(query, SET_AND_CONTENTS, world);
  const names = [`${SET}EntryUUID`, `${SET}UniqueId`].filter((name) => parameters.has(name));
  const [name] = names;
  if (name === undefined) {
    throw refuseRequest(
      'XDSStoredQueryMissingParam',
      'EntryUUID or UniqueId of the submission set is required.',
    );
  }
  if (names.length > 1) {
    throw refuseRequest('XDSStoredQueryParamNumber', 'Only one of EntryUUID and UniqueId may be given.');
  }
  const [wanted = ''] = only(parameters, name);
  const isWanted = ({ id, set }: StoredSet): boolean => id === wanted || set.uniqueId === wanted;
  const found = world.documents.setsOf(call.patient?.ins ?? '').find(isWanted);
  if (found === undefined) return { objects: [] };
  const memberships = associationsOf([found.id], world).filter(({ source }) => source === found.id);
  const members = visibleDocuments(call, world).filter(
    ({ id, status }) => status !== STATUS.deleted && memberships.some(({ target }) => target === id),
  );
  const documents = select(members, parameters, SET_AND_CONTENTS);
  const kept = memberships.filter(({ target }) => documents.some(({ id }) => id === target));
  return together(foundSets([found], world), foundDocuments(documents, world), foundAssociations(kept));
}
