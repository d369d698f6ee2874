import { readCdaHeader } from '../../cda/read-cda.js';
import type { DocumentToSubmit, DocumentVersion, StructuredDocument } from '../../documents/submission.js';

/** What a document of a submission replaces, and where that stands in its series when it is known. */
export interface Replacement {
  readonly uniqueId: string;
  readonly version: DocumentVersion | undefined;
}

/**
 * What a document of a submission replaces: what the request says, or what a structured document says of itself. Such
 * a document tells its series as well: the version it replaces is one before it, and need not be retrieved.
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function replacementBy(document: DocumentToSubmit | StructuredDocument): Replacement | undefined {
  const { replaces, replacedVersion } = document;
  if (!('cda' in document)) {
    return replaces === undefined ? undefined : { uniqueId: replaces, version: replacedVersion };
  }
  // Most documents replace nothing: they are not parsed to learn it.
  if (replaces === undefined && !bytesOf(document.cda).includes('relatedDocument')) return undefined;
  const header = readCdaHeader(document.cda);
  const uniqueId = replaces ?? header.replaces?.root;
  if (uniqueId === undefined) return undefined;
  const { setId, versionNumber } = header;
  const before =
    setId === undefined || versionNumber === undefined || versionNumber < 2
      ? undefined
      : { setId, versionNumber: versionNumber - 1 };
  return { uniqueId, version: replacedVersion ?? before };
}

/** The same memory. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
