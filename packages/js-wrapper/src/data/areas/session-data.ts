// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { NoFields } from '../values.js';

/** What `set` takes. */
export interface SetSessionDataInput {
  /** The data. An entry, and all those of the session, hold at most 1048576 bytes. */
  readonly sessionData64: string | Uint8Array;
  /** Entry to replace; absent: a new entry. */
  readonly sessionDataId?: string | undefined;
}

/** What `set` gives. */
export interface SetSessionDataOutput {
  /** Id of the entry. */
  readonly sessionDataId: string;
}

/** What `get` takes. */
export interface GetSessionDataInput {
  /** Id of the entry. */
  readonly sessionDataId: string;
}

/** What `get` gives. */
export interface GetSessionDataOutput {
  /** The data, base64 on one line. */
  readonly sessionData64: string;
}

/** What `remove` takes. */
export interface RemoveSessionDataInput {
  /** Id of the entry. */
  readonly sessionDataId: string;
}

/** What `remove` gives. */
export type RemoveSessionDataOutput = NoFields;

/** What `clear` takes. */
export type ClearSessionDataInput = NoFields;

/** What `clear` gives. */
export type ClearSessionDataOutput = NoFields;

/** What `getSize` takes. */
export type GetSessionDataSizeInput = NoFields;

/** What `getSize` gives. */
export interface GetSessionDataSizeOutput {
  /** Decoded bytes. */
  readonly sessionDataSize: number;
}

/** What `getMaximumSize` takes. */
export type GetMaximumSessionDataSizeInput = NoFields;

/** What `getMaximumSize` gives. */
export interface GetMaximumSessionDataSizeOutput {
  /** Decoded bytes. */
  readonly maximumSessionDataSize: number;
  /** The same, under the name of the original. */
  readonly hlGetMaximumSessionDataSize: number;
}

/** Data the application leaves in its session, base64, gone with it. */
export interface SessionDataArea {
  /**
   * Keeps data in the session: a new entry, or a new content for the one whose id is given.
   *  Command `hl_setSessionData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 2 MiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, SIZE_EXCEEDED, UNKNOWN_DATA, TIMEOUT.
   */
  set(input: SetSessionDataInput, options?: CallOptions): Promise<SetSessionDataOutput>;

  /**
   * Gives an entry of the session data.
   *  Command `hl_getSessionData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, UNKNOWN_DATA, TIMEOUT.
   */
  get(input: GetSessionDataInput, options?: CallOptions): Promise<GetSessionDataOutput>;

  /**
   * Forgets an entry of the session data.
   *  Command `hl_removeSessionData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, UNKNOWN_DATA, TIMEOUT.
   */
  remove(input: RemoveSessionDataInput, options?: CallOptions): Promise<RemoveSessionDataOutput>;

  /**
   * Forgets every entry of the session data.
   *  Command `hl_clearSessionData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  clear(input?: ClearSessionDataInput, options?: CallOptions): Promise<ClearSessionDataOutput>;

  /**
   * Bytes that the entries of the session hold together.
   *  Command `hl_getSessionDataSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getSize(input?: GetSessionDataSizeInput, options?: CallOptions): Promise<GetSessionDataSizeOutput>;

  /**
   * Bytes that the entries of a session may hold together.
   *  Command `hl_getMaximumSessionDataSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getMaximumSize(
    input?: GetMaximumSessionDataSizeInput,
    options?: CallOptions,
  ): Promise<GetMaximumSessionDataSizeOutput>;
}
