import type { ParsedElement, XmlElement } from '@dmpconnect/soap';
import type { CheckedCall } from '../../pipeline/call.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { STATUS } from '../../rim/constants.js';
import type { Association } from '../../rim/objects.js';
import { writeAssociation, writeObject, writeObjectRef } from '../../rim/write.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';
import { select } from './conditions.js';
import { describeDocument } from './describe-document.js';
import { FIND_BY_REFERENCE, FIND_DOCUMENTS } from './find-documents.js';
import { FIND_SUBMISSION_SETS } from './find-submission-sets.js';
import { type ParameterRule, type QueryParameters, readParameters } from './parameters.js';
import { visibleDocuments } from './visibility.js';

/** What a stored query finds. */
export interface Found {
  readonly objects: readonly { readonly id: string; readonly write: () => XmlElement }[];
}

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
      return {
        objects: sets.map(({ id, set }) => ({
          id,
          write: () => writeObject({ ...set.object, id }, newId(world)),
        })),
      };
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
      return {
        objects: [...foundDocuments(documents, world).objects, ...foundAssociations(associations).objects],
      };
    },
  },
  'a7ae438b-4bc2-4642-93e9-be891f7bb155': {
    name: 'GetAssociations',
    run: (query, call, world) => {
      const ids = only(read(query, { uuid: { form: 'list', required: true } }, world), 'uuid');
      return foundAssociations(
        associationsOf(
          ids.filter((id) => isOfPatient(id, call, world)),
          world,
        ),
      );
    },
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

const GET_DOCUMENTS: Readonly<Record<string, ParameterRule>> = {
  XDSDocumentEntryEntryUUID: { form: 'list' },
  XDSDocumentEntryUniqueId: { form: 'list' },
  XDSDocumentEntryLogicalID: { form: 'list' },
};

function getDocuments(query: ParsedElement, call: CheckedCall, world: World): StoredDocument[] {
  const parameters = read(query, GET_DOCUMENTS, world);
  const [name, ...others] = parameters.keys();
  if (name === undefined) {
    throw refuseRequest(
      'XDSStoredQueryMissingParam',
      'EntryUUID, UniqueId or LogicalID of the documents is required.',
    );
  }
  if (others.length > 0) {
    throw refuseRequest(
      'XDSStoredQueryParamNumber',
      'Only one of EntryUUID, UniqueId and LogicalID may be given.',
    );
  }
  const wanted = only(parameters, name);
  const keyOf: Readonly<Record<string, (document: StoredDocument) => string>> = {
    XDSDocumentEntryEntryUUID: ({ id }) => id,
    XDSDocumentEntryUniqueId: ({ entry }) => entry.uniqueId,
    XDSDocumentEntryLogicalID: ({ logicalId }) => logicalId,
  };
  return visibleDocuments(call, world).filter(
    (document) => document.status !== STATUS.deleted && wanted.includes(keyOf[name]?.(document) ?? ''),
  );
}

function foundDocuments(documents: readonly StoredDocument[], world: World): Found {
  return {
    objects: documents.map((document) => ({
      id: document.id,
      write: () => writeObject(describeDocument(document), newId(world)),
    })),
  };
}

function foundAssociations(associations: readonly Association[]): Found {
  return {
    objects: associations.map((association) => ({
      id: association.id,
      write: () => writeAssociation(association),
    })),
  };
}

function associationsOf(ids: readonly string[], world: World): Association[] {
  return [...new Set(ids.flatMap((id) => world.documents.associationsOf(id)))];
}

/** dmp-transactions 2: a call sees the DMP of its VIHF and no other. */
function isOfPatient(id: string, { patient }: CheckedCall, { documents }: World): boolean {
  const dmp = documents.byId(id)?.dmp ?? documents.set(id)?.dmp;
  return dmp !== undefined && dmp === patient?.ins;
}

function read(
  query: ParsedElement,
  rules: Readonly<Record<string, ParameterRule>>,
  world: World,
): QueryParameters {
  return readParameters(query, rules, world.mode !== 'strict');
}

function only(parameters: QueryParameters, name: string): readonly string[] {
  return parameters.get(name)?.[0] ?? [];
}

function newId(world: World): () => string {
  return () => `urn:uuid:${world.uuid()}`;
}
