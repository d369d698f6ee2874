/** Writes one entry: a sentence, or fields and a sentence (pino's shape). */
export type LogMethod = (entry: object | string, message?: string) => void;

/**
 * What every part of the server logs through. Values pass the redaction at every level: still, never hand it a
 * PIN, a token, an identity or a document.
 */
export interface Logger {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
  /** A logger that adds `fields` to each of its entries. */
  child(fields: object): Logger;
}
