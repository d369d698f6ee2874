import type { Bytes } from '../bytes/byte-source.js';

/** A document sent beside the envelope. */
export interface MtomAttachment {
  /** Without angle brackets nor `cid:`, e.g. `document-1@lps`. */
  readonly contentId: string;
  /** Media type of the bytes, e.g. `text/xml`. */
  readonly contentType: string;
  /** The document as it is: never base64 (dmp-transactions 3.2). A large one may be made while it is sent. */
  readonly bytes: Bytes;
}

/** A part received. */
export interface MtomPart {
  /** As written by the sender; `text/plain` when absent, as MIME says. */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Parts by content-id, without angle brackets; the root part is not among them. */
export type MtomParts = ReadonlyMap<string, MtomPart>;
