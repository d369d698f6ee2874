import type { z } from 'zod';
import type { Flavour } from '../flavour.js';

/** Where a command stands in the reference (js-api 0.3). */
export type CommandGroup =
  | 'session'
  | 'debug'
  | 'monitoring'
  | 'printed-documents'
  | 'cards'
  | 'objects'
  | 'session-data'
  | 'persistent-data'
  | 'logs'
  | 'dates'
  | 'dmp-connector'
  | 'dmp-patient'
  | 'dmp-record'
  | 'dmp-documents'
  | 'insi'
  | 'aldi'
  | 'mss';

/** What another command must have set up in the session before this one (js-api 3.1). */
export type Precondition =
  | 'cpx-reader'
  | 'vitale-reader'
  | 'vitale-card'
  | 'dmp-connector'
  | 'insi-connector'
  | 'aldi-connector';

/**
 * `answer`: one message, then the socket closes (js-api 1.2). `monitor`: an acknowledgement, then events until
 * the socket or the session ends (js-api 1.3).
 */
export type CommandKind = 'answer' | 'monitor';

/** The process that answers: a worker, or the master for what must work without one. */
export type CommandServer = 'worker' | 'master';

/** 64 KiB: largest request of a command that says nothing else (js-api 1.2). */
export const DEFAULT_REQUEST_BYTES = 64 * 1024;

/** 128 MiB: largest request of a command that carries a document (js-api 1.2). */
export const DOCUMENT_REQUEST_BYTES = 128 * 1024 * 1024;

/** One row of the contract: everything the dispatcher, the gateway, the docs and the wrapper know of a command. */
export interface CommandRow<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Kind extends CommandKind = CommandKind,
  Server extends CommandServer = CommandServer,
> {
  readonly name: Name;
  readonly group: CommandGroup;
  /** One sentence for the reference page. */
  readonly summary: string;
  readonly kind: Kind;
  readonly servedBy: Server;
  /** Whether the request carries `s_sessionId`. */
  readonly session: boolean;
  /** Seconds after which the historical wrapper drops the socket (T of the sheet); unused by monitors. */
  readonly timeoutSeconds: number;
  /** Largest request, bytes of the JSON text. */
  readonly maxRequestBytes: number;
  /** Set when the command exists in one flavour only: the other answers 6000/2. */
  readonly only?: Flavour;
  readonly needs: readonly Precondition[];
  readonly input: Input;
  /** Fields of a good answer, or of each event of a monitor, without `s_status`. */
  readonly output: Output;
}

/** What a row must say; the rest has a default. */
export interface CommandDefinition<
  Name extends string,
  Input extends z.ZodType,
  Output extends z.ZodType,
  Kind extends CommandKind,
  Server extends CommandServer,
> {
  readonly name: Name;
  readonly group: CommandGroup;
  readonly summary: string;
  readonly kind: Kind;
  readonly session: boolean;
  readonly timeoutSeconds: number;
  readonly input: Input;
  readonly output: Output;
  /** Default: `worker`. */
  readonly servedBy?: Server;
  /** Default: {@link DEFAULT_REQUEST_BYTES}. */
  readonly maxRequestBytes?: number;
  /** Default: every flavour. */
  readonly only?: Flavour;
  /** Default: nothing. */
  readonly needs?: readonly Precondition[];
}

/**
 * Makes a row of the contract.
 *
 * @example
 * ```ts
 * export const hl_getMajorityAge = defineCommand({
 *   name: 'hl_getMajorityAge',
 *   group: 'dmp-connector',
 *   summary: 'Age of majority in the parameters of the DMP.',
 *   kind: 'answer',
 *   session: true,
 *   timeoutSeconds: 20,
 *   needs: ['dmp-connector'],
 *   input: z.object({}),
 *   output: z.object({ i_majorityAge: z.int() }),
 * });
 * ```
 */
export function defineCommand<
  const Name extends string,
  Input extends z.ZodType,
  Output extends z.ZodType,
  const Kind extends CommandKind,
  const Server extends CommandServer = 'worker',
>(
  definition: CommandDefinition<Name, Input, Output, Kind, Server>,
): CommandRow<Name, Input, Output, Kind, Server>;
export function defineCommand(
  definition: CommandDefinition<string, z.ZodType, z.ZodType, CommandKind, CommandServer>,
): CommandRow {
  return { servedBy: 'worker', maxRequestBytes: DEFAULT_REQUEST_BYTES, needs: [], ...definition };
}

/** Any set of rows by name: the real contract, or the one of a test. */
export type CommandTable = Readonly<Record<string, CommandRow>>;
