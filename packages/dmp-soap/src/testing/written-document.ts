import { readBytes } from '@dmpconnect/soap';
import { buildCda } from '../cda/build-cda.js';
import type { DocumentToSubmit } from '../documents/submission.js';
import { resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import { documentOf, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from './fixtures.js';

/** A document as this package writes it. */
export function writtenDocument(changes: Partial<DocumentToSubmit> = {}): Uint8Array {
  const emitter = resolveEmitter({
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
  });
  const request = requestOf(documentOf('text', changes));
  const submission = resolveSubmission(request, { emitter, now: new Date('2024-07-01T10:00:00Z') });
  const [document] = submission.documents;
  if (document === undefined) throw new Error('There is no document.');
  return readBytes(buildCda(document, submission).bytes);
}
