import type { DocumentQuery } from '../documents/document-query.js';
import type { FoundDocument } from '../documents/found-document.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { ClientContext } from './client-context.js';
import { isWithin, keepsDocument } from './keeps-document.js';
import {
  type FoundAssociation,
  readAssociations,
  readDocuments,
  readSubmissionSets,
} from './td3-1-answers.js';
import { buildFindDocuments, buildFindSubmissionSets, buildGetAssociations } from './td3-1-requests.js';

/**
 * TD3.1 (dmp-transactions 2.17): FindDocuments, then, unless it is declined, the submission sets and associations
 * that tell when each document was published and which versions surround it.
 */
export async function findDocuments(
  context: ClientContext,
  query: DocumentQuery,
  call: DmpCallOptions | undefined,
): Promise<readonly FoundDocument[]> {
  const body = buildFindDocuments(query, context.valueSets);
  const documents = await context.send(
    { message: 'TD3.1', ins: query.ins, body, options: call },
    ({ content }) => readDocuments(content).filter((document) => keepsDocument(document, query)),
  );
  const bySubmission = query.submission !== undefined;
  if (documents.length === 0 || (!bySubmission && query.withSubmissionMetadata === false)) return documents;
  const completed = await addSubmissionMetadata(context, documents, query, call);
  return bySubmission
    ? completed.filter(
        ({ submissionTime }) => submissionTime !== undefined && isWithin(submissionTime, query.submission),
      )
    : completed;
}

async function addSubmissionMetadata(
  context: ClientContext,
  documents: readonly FoundDocument[],
  { ins, submission }: DocumentQuery,
  call: DmpCallOptions | undefined,
): Promise<readonly FoundDocument[]> {
  const sets = await context.send(
    {
      message: 'TD3.1',
      ins,
      body: buildFindSubmissionSets({ ins, ...(submission === undefined ? {} : { submission }) }),
      options: call,
    },
    ({ content }) => readSubmissionSets(content),
  );
  const times = new Map(sets.map(({ id, submissionTime }) => [id, submissionTime]));
  const associations: FoundAssociation[] = [];
  for (const uuids of inBatches(
    documents.map(({ entryUuid }) => entryUuid),
    context.protocol.idsPerQuery,
  )) {
    const body = buildGetAssociations(uuids);
    associations.push(
      ...(await context.send({ message: 'TD3.1', ins, body, options: call }, ({ content }) =>
        readAssociations(content),
      )),
    );
  }
  return documents.map((document) => complete(document, associations, times));
}

/** A document's own submission set is the one that first held it: later ones only refer to it. */
function complete(
  document: FoundDocument,
  associations: readonly FoundAssociation[],
  times: ReadonlyMap<string, string | undefined>,
): FoundDocument {
  const { entryUuid } = document;
  const set = associations.find(
    ({ kind, target, original }) => kind === 'member' && original && target === entryUuid,
  );
  const replacement = (end: 'source' | 'target') =>
    associations.find((association) => association.kind === 'replacement' && association[end] === entryUuid);
  return {
    ...document,
    submissionTime: set && times.get(set.source),
    previousUuid: replacement('source')?.target,
    nextUuid: replacement('target')?.source,
  };
}

function* inBatches<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
