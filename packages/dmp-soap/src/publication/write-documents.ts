import { readBytes } from '@dmpconnect/soap';
import type { SubmissionRequest } from '../documents/submission.js';
import type { Emitter } from './emitter.js';
import { prepareDocuments } from './prepare-documents.js';
import { resolveSubmission } from './resolve-submission.js';

/**
 * Writes the clinical documents (CDA R2) of a request as a publication would send them, without publishing anything:
 * for whoever sends them another way, such as the secure mail. No document may replace another.
 *
 * @returns The documents, UTF-8, in the order of the request.
 * @throws {DmpError} The codes of local validation.
 */
export function writeDocuments(
  request: SubmissionRequest,
  context: { readonly emitter: Emitter; readonly now: Date },
): readonly Uint8Array[] {
  const submission = resolveSubmission(request, context);
  return prepareDocuments(request, submission, context).map(({ bytes }) => readBytes(bytes));
}
