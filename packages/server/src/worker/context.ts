import type { COMMANDS, CommandName, InputOf, OutputOf } from '../contract/table.js';
import type { Integrator } from '../ipc/messages.js';
import type { Logger } from '../logging/logger.js';
import type { WorkerServices } from './services.js';
import type { SessionSlots } from './slots.js';

/** One session of an application, from `hl_openSession` to its end. */
export interface WorkerSession {
  /** GUID of the session. */
  readonly id: string;
  readonly applicationId: string;
  /** Absent when the session was opened without a DC parameter. */
  readonly integrator: Integrator | undefined;
  /** Origin of the page that opened it; absent for callers that send none. */
  readonly origin: string | undefined;
  /** What `hl_openSession` was given. */
  readonly opened: InputOf<'hl_openSession'>;
  /** What the commands of the session have set up so far. */
  readonly slots: SessionSlots;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
  /**
   * Adds something to free when the session ends; run last-in first-out, a failure does not stop the others. The
   * returned function takes it back: it was freed before.
   */
  onClose(free: () => void | Promise<void>): () => void;
  /** Ends the session. Calling it again does nothing. */
  close(): Promise<void>;
}

/** What a handler works with. */
export interface HandlerContext<Services = WorkerServices> {
  readonly session: WorkerSession;
  readonly services: Services;
  /** Aborted when the application hangs up, the deadline passes or the session ends. */
  readonly signal: AbortSignal;
  readonly log: Logger;
}

/** Handler of a command with one answer. */
export type AnswerHandler<Name extends CommandName> = (
  input: InputOf<Name>,
  context: HandlerContext,
) => Promise<OutputOf<Name>>;

/**
 * Handler of a monitoring command: yields the first state, then changes only (js-api 1.3). The dispatcher sends
 * the acknowledgement; `context.signal` is aborted when the application hangs up.
 */
export type MonitorHandler<Name extends CommandName> = (
  input: InputOf<Name>,
  context: HandlerContext,
) => AsyncIterable<OutputOf<Name>>;

/** Handler of a command, by name. */
export type Handler<Name extends CommandName> = (typeof COMMANDS)[Name]['kind'] extends 'monitor'
  ? MonitorHandler<Name>
  : AnswerHandler<Name>;
