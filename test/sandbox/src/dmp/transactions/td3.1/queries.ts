import type { ParsedElement, XmlElement } from '@dmpconnect/soap';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { writeObjectRef } from '../../rim/write.js';
import type { World } from '../../world.js';
import { select } from './conditions.js';
import { FIND_BY_REFERENCE, FIND_DOCUMENTS } from './find-documents.js';
import { FIND_SUBMISSION_SETS } from './find-submission-sets.js';
import {
  associationsOf,
  type Found,
  foundAssociations,
  foundDocuments,
  foundSets,
  read,
  together,
} from './found.js';
import { getDocuments } from './get-documents.js';
import { getSetAndContents, getSubmissionSets, identifiersAsked } from './get-submission-sets.js';
import { visibleDocuments } from './visibility.js';

/** A stored query of the DMP (dmp-transactions 2.17). */
export interface StoredQuery {
  readonly name: string;
  readonly run: (query: ParsedElement, call: CheckedCall, world: World) => Found;
}

const UUID_PREFIX = 'urn:uuid:';

/** Stored queries by URN. */
const QUERIES: Readonly<Record<string, StoredQuery>> = {
  '14d4debf-8f97-4251-9a74-a90016b0af0d': {
    name: 'FindDocuments',
    run: (query, call, world) =>
      foundDocuments(
        select(visibleDocuments(call, world), read(query, FIND_DOCUMENTS, world), FIND_DOCUMENTS),
        world,
      ),
  },
  '12941a89-e02e-4be5-967c-ce4bfc8fe492': {
    name: 'FindDocumentsByReferenceId',
    run: (query, call, world) =>
      foundDocuments(
        select(visibleDocuments(call, world), read(query, FIND_BY_REFERENCE, world), FIND_BY_REFERENCE),
        world,
      ),
  },
  'f26abbcb-ac74-4422-8a30-edb644bbc1a9': {
    name: 'FindSubmissionSets',
    run: (query, call, world) => {
      const sets = select(
        world.documents.setsOf(call.patient?.ins ?? ''),
        read(query, FIND_SUBMISSION_SETS, world),
        FIND_SUBMISSION_SETS,
      );
      return foundSets(sets, world);
    },
  },
  '5c4f972b-d56b-40ac-a5fc-c8ca9b40b9d4': {
    name: 'GetDocuments',
    run: (query, call, world) => foundDocuments(getDocuments(query, call, world), world),
  },
  'bab9529a-4a10-40b3-a01f-f68a615d247a': {
    name: 'GetDocumentsAndAssociations',
    run: (query, call, world) => {
      const documents = getDocuments(query, call, world);
      const associations = associationsOf(
        documents.map(({ id }) => id),
        world,
      );
      return together(foundDocuments(documents, world), foundAssociations(associations));
    },
  },
  'a7ae438b-4bc2-4642-93e9-be891f7bb155': {
    name: 'GetAssociations',
    run: (query, call, world) =>
      foundAssociations(associationsOf(identifiersAsked(query, call, world), world)),
  },
  '51224314-5390-4169-9b91-b1980040715a': {
    name: 'GetSubmissionSets',
    run: (query, call, world) => getSubmissionSets(identifiersAsked(query, call, world), world),
  },
  'e8e3cb2c-e39c-46b9-99e4-c12f57260b83': {
    name: 'GetSubmissionSetAndContents',
    run: (query, call, world) => getSetAndContents(query, call, world),
  },
};

/** The stored query a URN names. @throws {Refusal} `XDSUnknownStoredQuery` */
export function storedQuery(urn: string): StoredQuery {
  const query = urn.startsWith(UUID_PREFIX) ? QUERIES[urn.slice(UUID_PREFIX.length)] : undefined;
  if (query === undefined)
    throw refuseRequest('XDSUnknownStoredQuery', `Stored query ${urn} is not one of the DMP.`);
  return query;
}

/** What is written for an object found. */
export function writeFound({ objects }: Found, returnType: 'LeafClass' | 'ObjectRef'): XmlElement[] {
  return objects.map(({ id, write }) => (returnType === 'ObjectRef' ? writeObjectRef(id) : write()));
}
