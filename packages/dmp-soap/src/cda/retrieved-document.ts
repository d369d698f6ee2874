import type { DocumentFormat } from '../documents/document-format.js';
import type { CdaHeader } from './cda-header.js';

/** A document of the DMP (TD3.2). */
export interface RetrievedDocument {
  readonly uniqueId: string;
  readonly mimeType: string;
  /** The clinical document, exactly as stored. */
  readonly bytes: Uint8Array;
  readonly header: CdaHeader;
  /** The embedded content of an unstructured document; `undefined` for a structured body. */
  readonly content: DocumentContent | undefined;
}

/** What an unstructured document holds. */
export interface DocumentContent {
  readonly bytes: Uint8Array;
  /** As written in the document, e.g. `application/pdf`. */
  readonly mediaType: string;
  /** `undefined` for a media type outside the five of the profile. */
  readonly format: DocumentFormat | undefined;
}
