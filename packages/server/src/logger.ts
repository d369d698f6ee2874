/** One line of a journal: a text, or an object of fields followed by an optional text (pino's shape). */
export type LogMethod = {
  (message: string): void;
  (fields: object, message?: string): void;
};

/** What the parts of the server need of a journal: pino's shape, so that a pino logger fits as it is. */
export interface Logger {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  readonly error: LogMethod;
}

/** A journal that keeps nothing. */
export const SILENT_LOGGER: Logger = { debug() {}, info() {}, warn() {}, error() {} };
