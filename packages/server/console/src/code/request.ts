import type { CatalogueCommand } from '../catalogue/catalogue.js';
import type { Message } from '../form/write-message.js';

/** What code is written for. */
export interface CodeRequest {
  readonly command: Pick<CatalogueCommand, 'name' | 'kind' | 'session' | 'request'>;
  /** Fields of the form, secrets included: they never reach the code. */
  readonly fields: Message;
  readonly sessionId: string | undefined;
  /** Names of the fields that hold a PIN or a password. */
  readonly secrets: ReadonlySet<string>;
  /** `https://localhost:9982`: the page's own. */
  readonly origin: string;
  /** File with the authority of the server's certificate. */
  readonly caFile: string;
}

/** Longest text that stands in code as it is; a longer one is a document, which code reads from a file. */
export const LONGEST_TEXT = 400;

/** Whether a value is a secret, and so stands in no code. */
export function isSecret(name: string, value: unknown, secrets: ReadonlySet<string>): boolean {
  return secrets.has(name) && typeof value !== 'object';
}

/** `s_pinCode` → `pinCode`; `s_fileContentBase64` → `fileContentBase64`: a name for what the code has to be given. */
export function placeholderOf(name: string): string {
  return name.replace(/^[a-z]_/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}
