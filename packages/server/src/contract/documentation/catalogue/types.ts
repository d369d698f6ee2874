/**
 * The contract as the page `/console` reads it, made when the page is built. Types alone: the page imports nothing of the server.
 */

/** Everything the console knows of the API. */
export interface Catalogue {
  /** In the order of the reference. */
  readonly groups: readonly CatalogueGroup[];
  readonly errors: readonly CatalogueError[];
}

/** Commands of one subject. */
export interface CatalogueGroup {
  /** Name of its page in the reference, e.g. `cards`. */
  readonly id: string;
  /** English; the console has the French one. */
  readonly title: string;
  readonly introduction: string;
  readonly commands: readonly CatalogueCommand[];
}

/** One command. */
export interface CatalogueCommand {
  readonly name: string;
  readonly summary: string;
  /** `remote`: `POST /remotecommand/<name>` alone. */
  readonly kind: 'answer' | 'monitor' | 'remote';
  /** Whether the request carries `s_sessionId`. */
  readonly session: boolean;
  /** Time-out of the command; monitors and remote commands have none. */
  readonly timeoutSeconds?: number;
  /** Commands to call before, in the same session. */
  readonly callFirst: readonly string[];
  /** Largest request, bytes of its JSON text. */
  readonly maxRequestBytes?: number;
  /** Fields of the request beside `s_commandName` and `s_sessionId`. */
  readonly request: FieldSchema;
  /** Fields of a good answer, or of each event, beside `s_status`. */
  readonly answer: FieldSchema;
  /** Fields of a request that works in the sandbox, or is an example of one. */
  readonly example: Readonly<Record<string, unknown>>;
  /** Names of the errors that may come in the place of the answer. */
  readonly errors: readonly string[];
}

/** One error of the wire. */
export interface CatalogueError {
  /** Our name, which does not travel. */
  readonly name: string;
  readonly type: number;
  readonly code: number;
  readonly sentence: Texts;
  readonly remedy: Texts;
}

/** A text in the two languages. */
export interface Texts {
  readonly en: string;
  readonly fr: string;
}

/** A JSON Schema, reduced to the keywords the contract uses, and what it says in words made readable by programs. */
export interface FieldSchema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly anyOf?: readonly FieldSchema[];
  readonly enum?: readonly (string | number)[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly contentEncoding?: 'base64';
  /** Names of the values, by value. */
  readonly names?: Readonly<Record<string, string>>;
  /** Whether the value is a sum of those that have names. */
  readonly sum?: true;
  /** PIN or password: never shown, kept or copied. */
  readonly secret?: true;
}
