import type { DocumentVersion, SubmissionRequest, SubmissionResult } from '../documents/submission.js';
import { DmpError } from '../errors.js';
import type { DmpCallOptions } from '../options/client-options.js';
import { buildSubmission } from '../publication/build-submission.js';
import type { ReplacedDocument } from '../publication/resolved.js';
import { replacementBy } from '../publication/structured/replaced-by.js';
import { RS_URI } from '../xds/namespaces.js';
import { checkRegistryResponse } from '../xds/read-response.js';
import type { DocumentReference } from './client.js';
import type { ClientContext } from './client-context.js';
import { retrieveDocument } from './retrieve-document.js';
import { findEntryUuid } from './td3-1b.js';

/** TD2.1, TD2.2 with the card of an employee (dmp-transactions 2.16): one submission set, all of it or nothing. */
export async function submitDocuments(
  context: ClientContext,
  request: SubmissionRequest,
  call: DmpCallOptions | undefined,
): Promise<SubmissionResult> {
  const { emitter, options, protocol, send } = context;
  const { authentication } = options;
  const isEmployee = authentication?.mode === 'DIRECTE' && authentication.card === 'CPE';
  const transaction = isEmployee ? 'TD2.2' : 'TD2.1';
  const replaced = await findReplaced(context, request, call);
  const { body, attachments, result } = await buildSubmission(request, {
    emitter,
    signer: options.signer,
    now: options.clock.now(),
    algorithm: protocol.submissionSetSignatureAlgorithm,
    replaced,
  });
  return send({ message: transaction, ins: request.ins, body, attachments, options: call }, ({ content }) => {
    if (content.localName !== 'RegistryResponse' || content.namespaceURI !== RS_URI) {
      throw new DmpError('ANSWER_UNEXPECTED', `The answer to ${transaction} is not a RegistryResponse.`);
    }
    checkRegistryResponse(content, transaction);
    return result;
  });
}

/** Looks up the documents that will be replaced: their current reference, and their place in the version series. */
async function findReplaced(
  context: ClientContext,
  { ins, documents }: SubmissionRequest,
  call: DmpCallOptions | undefined,
): Promise<ReadonlyMap<string, ReplacedDocument>> {
  const found = new Map<string, ReplacedDocument>();
  for (const document of documents) {
    const replacement = replacementBy(document);
    if (replacement === undefined) continue;
    const { uniqueId } = replacement;
    const entryUuid = await findEntryUuid(context, { ins, uniqueId }, call);
    const version = replacement.version ?? (await readVersion(context, { ins, uniqueId }, call));
    found.set(uniqueId, { uniqueId, entryUuid, ...version });
  }
  return found;
}

/** A document older than the version rules begins a series under its own id (dmp-transactions 5.6). */
async function readVersion(
  context: ClientContext,
  document: DocumentReference,
  call: DmpCallOptions | undefined,
): Promise<DocumentVersion> {
  const { header } = await retrieveDocument(context, document, call);
  return { setId: header.setId ?? header.id, versionNumber: header.versionNumber ?? 1 };
}
