/** What the sender of lots is started with. */
export interface LotSettings {
  /** Base of the DMP's services. */
  readonly baseUrl: string;
  /** PEM: key and certificate of the user, which also is that of the server. */
  readonly identityFile: string;
  readonly documentFile: string;
  /** A small document, for the warm-up. */
  readonly smallFile: string;
}

/** What the sender is told; it answers each order once. */
export type LotOrder =
  /** Sends the small document: code is compiled, connections are open, and no large block was ever taken. */
  | { readonly kind: 'warm-up' }
  /** Sends the document. */
  | { readonly kind: 'send' }
  /** Sends the document, or retrieves one, and watches its memory from a settled state on. */
  | { readonly kind: 'measure'; readonly what: 'sending' | 'retrieval' }
  /** Sends the document and writes the message into a file, as it was on the wire. */
  | { readonly kind: 'save'; readonly file: string };

/** What the sender answers. */
export interface LotAnswer {
  /** Resident memory at its highest, above the settled state: the document itself is part of it. */
  readonly aboveIdleBytes?: number;
  /** Content type of a message that was saved. */
  readonly contentType?: string;
  /** What was retrieved is the document, to the byte. */
  readonly same?: boolean;
  readonly failed?: string;
}
