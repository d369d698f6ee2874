import type { Bytes } from '@dmpconnect/soap';
import { buildCda } from '../cda/build-cda.js';
import type { DocumentVersion } from '../documents/submission.js';
import type { DocumentEntry } from '../xds/document-entry.js';
import { documentEntryOf } from './metadata.js';
import type { ReplacedDocument, ResolvedDocument, ResolvedSubmission } from './resolved.js';

/** A document of a lot, written, with its metadata. */
export interface PreparedDocument {
  /** Its place in the request. */
  readonly position: number;
  readonly entry: DocumentEntry;
  readonly version: DocumentVersion;
  readonly replaced: ReplacedDocument | undefined;
  readonly bytes: Bytes;
  /** Canonical form: what the signature of the lot digests. */
  readonly canonical: Bytes;
  /** Header elements that were put in a document written elsewhere. */
  readonly completions: readonly string[];
}

/** Writes an unstructured document and its metadata. */
export function prepareDocument(
  document: ResolvedDocument,
  submission: ResolvedSubmission,
): PreparedDocument {
  const { position, setId, versionNumber, replaced } = document;
  return {
    position,
    entry: documentEntryOf(document, submission),
    version: { setId, versionNumber },
    replaced,
    ...buildCda(document, submission),
    completions: [],
  };
}
