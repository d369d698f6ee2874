import { readBytes } from '@dmpconnect/soap';
import { buildCda } from '../cda/build-cda.js';
import type { ValueSets } from '../codes/value-sets.js';
import { DmpError, DmpValidationError } from '../errors.js';
import { validateMetadata } from '../validation/metadata/validate-metadata.js';
import { validateCda } from '../validation/validate-cda.js';
import { describeEntry } from '../xds/describe-entry.js';
import type { PreparedDocument } from './prepared.js';
import type { ResolvedDocument, ResolvedSubmission } from './resolved.js';

/**
 * Checks the header of a document written here, on request. Its content has no part in it: the header is written once
 * more around a content of one byte, so that a large one is not parsed.
 *
 * @throws {DmpValidationError} `HEADER_INVALID`.
 */
export function checkWritten(
  document: ResolvedDocument,
  submission: ResolvedSubmission,
  valueSets: ValueSets,
): void {
  const { bytes } = buildCda({ ...document, content: Buffer.from(' ') }, submission);
  const [first, ...others] = validateCda(readBytes(bytes), {
    profile: 'dmp',
    ins: submission.ins,
    valueSets,
  });
  if (first !== undefined) {
    throw new DmpValidationError('HEADER_INVALID', `documents[${document.position}]`, [first, ...others]);
  }
}

/** Checks the metadata of a document as the registry will. @throws {DmpValidationError} `METADATA_INVALID`. */
export function checkEntry({ position, entry }: PreparedDocument, valueSets: ValueSets): void {
  const [first, ...others] = validateMetadata(describeEntry(entry), { valueSets });
  if (first !== undefined) {
    throw new DmpValidationError('METADATA_INVALID', `documents[${position}]`, [first, ...others]);
  }
}

/** Two documents of a lot with one identifier: the registry refuses the whole of it. @throws {DmpError} `DOCUMENT_INVALID`. */
export function refuseTwins(documents: readonly PreparedDocument[]): void {
  const seen = new Set<string>();
  for (const { position, entry } of documents) {
    if (seen.has(entry.uniqueId)) {
      const field = `documents[${position}].uniqueId`;
      throw new DmpError('DOCUMENT_INVALID', `${field}: another document of the lot has it.`, { field });
    }
    seen.add(entry.uniqueId);
  }
}
