// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { Monitor } from '../../client/monitor.js';
import type { CallOptions } from '../../client/options.js';

import type { NoFields } from '../values.js';

/** What `crash` takes. */
export interface CrashInput {
  /** Whose process; absent: those of every session the caller opened. */
  readonly sessionId?: string | undefined;
}

/** What `crash` gives. */
export type CrashOutput = NoFields;

/** What `zombie` takes. */
export type ZombieInput = NoFields;

/** What `zombie` gives. */
export type ZombieOutput = NoFields;

/** What `dummy` takes. */
export type StartDummyMonitoringInput = NoFields;

/** What `dummy` tells, event by event. */
export interface StartDummyMonitoringOutput {
  /** `Test`. */
  readonly sMessage: string;
}

/** For the tests of an application. Only the development flavour serves them; the master is never touched. */
export interface DebugArea {
  /**
   * Ends the process that serves the application, as a crash does; its sessions are lost.
   *  Command `hl_crash`.
   *  - Only in the `-dev` flavour.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - No session. Answered even when the application’s process is busy.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, TIMEOUT.
   */
  crash(input?: CrashInput, options?: CallOptions): Promise<CrashOutput>;

  /**
   * Makes the process that serves the application hang for good: the answer is the deadline’s.
   *  Command `hl_zombie`.
   *  - Only in the `-dev` flavour.
   *  - Time-out 2 s: answered after 1.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  zombie(input?: ZombieInput, options?: CallOptions): Promise<ZombieOutput>;

  /**
   * Says `Test` every second, until the socket or the session is closed.
   *  Command `hl_startDummyMonitoring`.
   *  - Only in the `-dev` flavour.
   *  - WebSocket only: it stays open and carries events.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION.
   */
  dummy(input?: StartDummyMonitoringInput, options?: CallOptions): Monitor<StartDummyMonitoringOutput>;
}
