import type { ChannelMode } from '../channel/index.js';
import type { Areas } from '../data/areas/index.js';
import type { OpenSessionOutput } from '../data/areas/session.js';
import type { CommandName, MonitorName, WireInputs, WireOutputs } from '../data/wire/messages.js';
import type { Monitor } from './monitor.js';
import type { CallOptions } from './options.js';

/** Arguments of a command with the names of the wire: the fields may be left out when none is mandatory. */
export type WireArguments<Name extends CommandName> =
  Record<never, never> extends WireInputs[Name]
    ? [fields?: WireInputs[Name], options?: CallOptions]
    : [fields: WireInputs[Name], options?: CallOptions];

/** Commands with one answer. */
export type AnswerName = Exclude<CommandName, MonitorName>;

/**
 * A session of the connector: the commands by area (`dmp.cards.readCpxCard(…)`), each with its documentation, and
 * `call` for all of them under the names of the wire.
 */
export interface DmpConnect extends Areas, AsyncDisposable {
  /** Id of the session. */
  readonly sessionId: string;
  /** Version of the connector. */
  readonly serviceVersion: string;
  /** What the server said when the session was opened. */
  readonly opened: OpenSessionOutput;
  /** `expired`: the server does not know the session any more; `reopen()` opens another. */
  readonly state: 'open' | 'expired' | 'closed';
  /** Whether calls travel on one kept socket, or each on its own. */
  readonly sockets: ChannelMode;
  /**
   * Runs a command under the names of the wire: fields as the reference of the API lists them, the answer as it came.
   *
   * @example
   * ```ts
   * const { Readers } = await dmp.call('hl_getPcscReaders');
   * ```
   * @throws {ApiError} what the server answered in the place of a result.
   */
  call<Name extends AnswerName>(command: Name, ...input: WireArguments<Name>): Promise<WireOutputs[Name]>;
  /** Streams the events of a monitoring command under the names of the wire. */
  monitor<Name extends MonitorName>(command: Name, ...input: WireArguments<Name>): Monitor<WireOutputs[Name]>;
  /** Opens a new session with the same options, e.g. after the old one expired: cards and connectors are to be chosen again. */
  reopen(): Promise<void>;
  /** Closes the session and the sockets. Calls under way fail with `CLIENT_CLOSED`, streams end. */
  close(): Promise<void>;
}
