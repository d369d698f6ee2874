import type { FoundDocument } from '../documents/found-document.js';
import type { FoundSubmissionSet, SubmissionSetQuery } from '../documents/found-submission-set.js';
import { DmpError } from '../errors.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { DocumentReference } from './client.js';
import type { ClientContext } from './client-context.js';
import type { DocumentManagement, ReferenceQuery, SubmissionSetContents } from './document-client.js';
import { isWithin, keepsDocument } from './keeps-document.js';
import { readDocuments, readSubmissionSets } from './td3-1-answers.js';
import {
  buildFindDocumentsByReference,
  buildFindSubmissionSets,
  buildGetSubmissionSetAndContents,
  buildGetSubmissionSets,
} from './td3-1-requests.js';
import { findCurrentEntry, findEntryUuid } from './td3-1b.js';
import { ARCHIVING, changeStatus, UNARCHIVING } from './td3-3.js';
import { updateVisibility } from './td3-3-visibility.js';

/** The part of a client that manages documents already there. */
export function documentManagement(context: ClientContext): DocumentManagement {
  return {
    findCurrentDocument: async (document, call) => findCurrentEntry(context, document, call),
    findDocumentsByReference: async (query, call) => findDocumentsByReference(context, query, call),
    findSubmissionSets: async (query, call) => findSubmissionSets(context, query, call),
    findSubmissionSetsOf: async (document, call) => findSubmissionSetsOf(context, document, call),
    getSubmissionSet: async (set, call) => getSubmissionSet(context, set, call),
    updateVisibility: async (request, call) => updateVisibility(context, request, call),
    archiveDocument: async (request, call) => changeStatus(context, request, ARCHIVING, call),
    unarchiveDocument: async (request, call) => changeStatus(context, request, UNARCHIVING, call),
  };
}

async function findDocumentsByReference(
  { send, valueSets }: ClientContext,
  query: ReferenceQuery,
  call: DmpCallOptions | undefined,
): Promise<readonly FoundDocument[]> {
  if (query.references.length === 0) {
    throw new DmpError('QUERY_INVALID', 'references holds no identifier.', { field: 'references' });
  }
  const body = buildFindDocumentsByReference(query, valueSets);
  return await send({ message: 'TD3.1', ins: query.ins, body, options: call }, ({ content }) =>
    readDocuments(content).filter((document) => keepsDocument(document, query)),
  );
}

async function findSubmissionSets(
  { send }: ClientContext,
  query: SubmissionSetQuery,
  call: DmpCallOptions | undefined,
): Promise<readonly FoundSubmissionSet[]> {
  const body = buildFindSubmissionSets(query);
  return await send({ message: 'TD3.1', ins: query.ins, body, options: call }, ({ content }) =>
    readSubmissionSets(content).filter(({ submissionTime }) => isWithin(submissionTime, query.submission)),
  );
}

async function findSubmissionSetsOf(
  context: ClientContext,
  document: DocumentReference,
  call: DmpCallOptions | undefined,
): Promise<readonly FoundSubmissionSet[]> {
  const body = buildGetSubmissionSets([await findEntryUuid(context, document, call)]);
  return await context.send({ message: 'TD3.1', ins: document.ins, body, options: call }, ({ content }) =>
    readSubmissionSets(content),
  );
}

async function getSubmissionSet(
  { send }: ClientContext,
  { ins, uniqueId }: { readonly ins: Ins; readonly uniqueId: string },
  call: DmpCallOptions | undefined,
): Promise<SubmissionSetContents> {
  const body = buildGetSubmissionSetAndContents(uniqueId);
  return await send({ message: 'TD3.1', ins, body, options: call }, ({ content }) => {
    const [submissionSet] = readSubmissionSets(content);
    if (submissionSet === undefined) {
      throw new DmpError('DOCUMENT_NOT_FOUND', 'No submission set of this patient has this identifier.', {
        field: 'uniqueId',
      });
    }
    return { submissionSet, documents: readDocuments(content).filter((one) => keepsDocument(one, { ins })) };
  });
}
