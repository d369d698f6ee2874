import type { ParsedElement } from '@dmpconnect/soap';
import type { FoundDocument } from '../documents/found-document.js';
import { DmpError } from '../errors.js';
import type { DmpCallOptions } from '../options/client-options.js';
import { readDocumentEntry } from '../xds/read-document-entry.js';
import type { DocumentReference } from './client.js';
import type { ClientContext } from './client-context.js';
import { documentObjects, readObjectRefs } from './td3-1-answers.js';
import { buildGetDocuments } from './td3-1-requests.js';

/**
 * TD3.1b (dmp-transactions 2.17): the current entryUUID of a document. Versions left behind by a visibility change
 * keep the uniqueId; only when the DMP returns them too are the metadata asked for.
 *
 * @throws {DmpError} `DOCUMENT_NOT_FOUND`, `DOCUMENT_AMBIGUOUS`.
 */
export async function findEntryUuid(
  context: ClientContext,
  document: DocumentReference,
  call: DmpCallOptions | undefined,
): Promise<string> {
  if (document.entryUuid !== undefined) return document.entryUuid;
  const body = buildGetDocuments({ uniqueIds: [document.uniqueId] }, 'ObjectRef');
  const [first, ...others] = await context.send(
    { message: 'TD3.1', ins: document.ins, body, options: call },
    ({ content }) => readObjectRefs(content),
  );
  if (first === undefined) throw notFound();
  return others.length === 0 ? first : (await findCurrentEntry(context, document, call)).entryUuid;
}

/** The metadata of a document's current version. @throws {DmpError} `DOCUMENT_NOT_FOUND`, `DOCUMENT_AMBIGUOUS`. */
export async function findCurrentEntry(
  context: ClientContext,
  document: DocumentReference,
  call: DmpCallOptions | undefined,
): Promise<FoundDocument> {
  return (await findCurrentObject(context, document, call)).entry;
}

/** The current version of a document: as the registry wrote it, and read. @throws As {@link findCurrentEntry}. */
export async function findCurrentObject(
  context: ClientContext,
  document: DocumentReference,
  call: DmpCallOptions | undefined,
): Promise<{ readonly object: ParsedElement; readonly entry: FoundDocument }> {
  const body = buildGetDocuments({ uniqueIds: [document.uniqueId] }, 'LeafClass');
  const found = await context.send(
    { message: 'TD3.1', ins: document.ins, body, options: call },
    ({ content }) => documentObjects(content).map((object) => ({ object, entry: readDocumentEntry(object) })),
  );
  const current = found.filter(({ entry: { status } }) => status === 'approved' || status === 'archived');
  const [only, ...others] = current.length > 0 ? current : found;
  if (only === undefined) throw notFound();
  if (others.length > 0) {
    throw new DmpError('DOCUMENT_AMBIGUOUS', 'Several current documents have this identifier.', {
      field: 'uniqueId',
    });
  }
  return only;
}

function notFound(): DmpError {
  return new DmpError('DOCUMENT_NOT_FOUND', 'No document of this patient has this identifier.', {
    field: 'uniqueId',
  });
}
