import { requireCode } from '../codes/require-code.js';
import type { DocumentToSubmit, StructuredDocument, SubmissionRequest } from '../documents/submission.js';
import { DmpError } from '../errors.js';
import { isOid, newOid } from '../identifiers/oid.js';
import { formatLocal, formatUtc } from '../time/format.js';
import type { Emitter } from './emitter.js';
import { freeText, resolveDocument } from './resolve-document.js';
import type { ReplacedDocument, ResolvedSubmission } from './resolved.js';
import { requireTraits } from './traits.js';

/** What a submission needs beside the request. */
export interface SubmissionContext {
  readonly emitter: Emitter;
  readonly now: Date;
  /** What is known of the documents to replace, by uniqueId. */
  readonly replaced?: ReadonlyMap<string, ReplacedDocument>;
}

/** Checks and decodes a whole submission. @throws {DmpError} The codes of local validation. */
export function resolveSubmission(
  request: SubmissionRequest,
  context: SubmissionContext,
): ResolvedSubmission {
  const { emitter, now, replaced } = context;
  if (request.documents.length === 0) {
    throw new DmpError('DOCUMENT_INVALID', 'A submission holds at least one document.', {
      field: 'documents',
    });
  }
  const facilityType =
    request.healthcareSetting === undefined
      ? emitter.sector
      : requireCode(emitter.valueSets.facilityTypes, request.healthcareSetting, 'healthcareSetting');
  return {
    uniqueId: newOid(),
    time: { local: formatLocal(now, emitter.timeZone), utc: formatUtc(now) },
    now,
    timeZone: emitter.timeZone,
    ins: request.ins,
    traits: request.patient,
    localPatientId: localPatientId(request),
    title: freeText(request.title, 'title'),
    description: freeText(request.description, 'description'),
    // dmp-transactions 4.9, contentTypeCode: private practice uses the code of its sector.
    contentType: request.contentType ?? facilityType,
    sourceId: emitter.sourceId,
    author: emitter.author,
    facilityType,
    practiceSetting: emitter.practiceSetting,
    documents: request.documents.flatMap((document, index) =>
      isStructured(document)
        ? []
        : [
            resolveDocument(document, index, {
              emitter,
              now,
              patient: requireTraits(request.patient),
              transcodeOutdatedTypes: request.transcodeOutdatedTypes ?? false,
              replaced: replacementOf(document.replaces, replaced, index),
            }),
          ],
    ),
  };
}

/** Whether a document was written by its software, header included. */
export function isStructured(
  document: DocumentToSubmit | StructuredDocument,
): document is StructuredDocument {
  return 'cda' in document;
}

/** What is known of the document that one of the request replaces. @throws {DmpError} `DOCUMENT_NOT_FOUND`. */
export function replacementOf(
  uniqueId: string | undefined,
  replaced: SubmissionContext['replaced'],
  index: number,
): ReplacedDocument | undefined {
  if (uniqueId === undefined) return undefined;
  const found = replaced?.get(uniqueId);
  if (found === undefined) {
    const field = `documents[${index}].replaces`;
    throw new DmpError('DOCUMENT_NOT_FOUND', `${field}: the document to replace was not found.`, { field });
  }
  return found;
}

function localPatientId({ localPatientId: id }: SubmissionRequest): ResolvedSubmission['localPatientId'] {
  if (id === undefined) return undefined;
  if (!isOid(id.root) || id.value.trim() === '') {
    throw new DmpError('DOCUMENT_INVALID', 'The local patient identifier needs a value and an OID as root.', {
      field: 'localPatientId',
    });
  }
  return { root: id.root, extension: id.value };
}
