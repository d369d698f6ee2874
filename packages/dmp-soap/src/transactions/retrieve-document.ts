import { readCda } from '../cda/read-cda.js';
import type { RetrievedDocument } from '../cda/retrieved-document.js';
import { DmpError } from '../errors.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { RetrievalRequest } from './client.js';
import type { ClientContext } from './client-context.js';
import { buildRetrieveRequest, checkIntegrity, readRetrieveAnswer } from './td3-2.js';

/** TD3.2 (dmp-transactions 2.18): the bytes as stored, checked, and the header read. */
export async function retrieveDocument(
  { protocol, send }: ClientContext,
  request: RetrievalRequest,
  call: DmpCallOptions | undefined,
): Promise<RetrievedDocument> {
  const { ins, uniqueId } = request;
  const body = buildRetrieveRequest(uniqueId, request.repositoryUniqueId ?? protocol.repositoryUniqueId);
  const { bytes, mimeType } = await send({ message: 'TD3.2', ins, body, options: call }, (answer) =>
    readRetrieveAnswer(answer.content, answer.attachments, uniqueId),
  );
  checkIntegrity(bytes, request);
  const { header, content } = readCda(bytes);
  if (header.id.root !== uniqueId) {
    throw new DmpError(
      'DOCUMENT_UNREADABLE',
      'The clinical document has another identifier than the one asked for.',
    );
  }
  return { uniqueId, mimeType, bytes, header, content };
}
