// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { NoFields } from '../values.js';

/** What `getLogsTail` takes. */
export interface GetLogsTailInput {
  /** false: without `dmpConnect-js2.log`; absent: with it. */
  readonly getServerLog?: boolean | undefined;
  /** false: without `dmp-connect.log`; absent: with it. */
  readonly getDmpConnectLog?: boolean | undefined;
  /** How many of the last lines, 50 when absent; a very long tail is cut at a line. */
  readonly serverLogNbLastLines?: number | undefined;
  /** The same for the other log. */
  readonly dmpConnectLogNbLastLines?: number | undefined;
}

/** What `getLogsTail` gives. */
export interface GetLogsTailOutput {
  /** Last lines, UTF-8, each with its LF. When asked for. */
  readonly serverLogBase64?: string;
  /** The same for the other log. */
  readonly dmpConnectLogBase64?: string;
}

/** What `getSessionLogsTail` takes. */
export interface GetSessionLogsTailInput {
  /** false: without `dmpConnect-js2.log`; absent: with it. */
  readonly getServerLog?: boolean | undefined;
  /** false: without `dmp-connect.log`; absent: with it. */
  readonly getDmpConnectLog?: boolean | undefined;
  /** How many of the last lines, 50 when absent; a very long tail is cut at a line. */
  readonly serverLogNbLastLines?: number | undefined;
  /** The same for the other log. */
  readonly dmpConnectLogNbLastLines?: number | undefined;
}

/** What `getSessionLogsTail` gives. */
export interface GetSessionLogsTailOutput {
  /** Last lines, UTF-8, each with its LF. When asked for. */
  readonly serverLogBase64?: string;
  /** The same for the other log. */
  readonly dmpConnectLogBase64?: string;
}

/** What `getLogLevels` takes. */
export type GetLogLevelsInput = NoFields;

/** What `getLogLevels` gives. */
export interface GetLogLevelsOutput {
  /** Level of `dmp-connect.log`: 0 nothing, 1 fatal, 2 errors, 3 warnings, 4 information, 5 everything. */
  readonly dmpConnectLogLevel: number;
  /** Level of `dmpConnect-js2.log`: 1 fatal, 2 errors, 3 warnings, 4 information, 5 to 7 everything. */
  readonly dmpConnectJsLogLevel: number;
}

/** What `setLogLevels` takes. */
export interface SetLogLevelsInput {
  /** Level of `dmp-connect.log`: 0 nothing, 1 fatal, 2 errors, 3 warnings, 4 information, 5 everything. Absent: unchanged. */
  readonly dmpConnectLogLevel?: number | undefined;
  /** Level of `dmpConnect-js2.log`: 1 fatal, 2 errors, 3 warnings, 4 information, 5 to 7 everything. Absent: unchanged. */
  readonly dmpConnectJsLogLevel?: number | undefined;
}

/** What `setLogLevels` gives. */
export type SetLogLevelsOutput = NoFields;

/** The end of the journals and how much they tell. No PIN, token, identity or document is ever in them. */
export interface LogsArea {
  /**
   * Last lines of the logs of the service.
   *  Command `getLogsTail`.
   *  - Time-out 4 s: answered after 3.5 s at the latest.
   *  - No session. Answered even when the application’s process is busy.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, TIMEOUT.
   */
  getLogsTail(input?: GetLogsTailInput, options?: CallOptions): Promise<GetLogsTailOutput>;

  /**
   * Last lines of the logs of the process that serves the application.
   *  Command `hl_getSessionLogsTail`.
   *  - Time-out 4 s: answered after 3.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getSessionLogsTail(
    input?: GetSessionLogsTailInput,
    options?: CallOptions,
  ): Promise<GetSessionLogsTailOutput>;

  /**
   * How much the logs say.
   *  Command `getLogLevels`.
   *  - Time-out 4 s: answered after 3.5 s at the latest.
   *  - No session. Answered even when the application’s process is busy.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, TIMEOUT.
   */
  getLogLevels(input?: GetLogLevelsInput, options?: CallOptions): Promise<GetLogLevelsOutput>;

  /**
   * Changes how much the logs say, at once and in every process, until the service stops.
   *  Command `setLogLevels`.
   *  - Time-out 4 s: answered after 3.5 s at the latest.
   *  - No session. Answered even when the application’s process is busy.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, TIMEOUT.
   */
  setLogLevels(input?: SetLogLevelsInput, options?: CallOptions): Promise<SetLogLevelsOutput>;
}
