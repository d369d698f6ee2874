// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { CallOptions } from '../../client/options.js';

import type { NoFields } from '../values.js';

/** What `set` takes. */
export interface SetPersistantDataInput {
  /** The data, in the place of those before: at most 1048576 bytes. Mandatory. */
  readonly persistantData64?: string | Uint8Array | undefined;
  /** The same in the other spelling, looked at without the first. */
  readonly persistentData64?: string | Uint8Array | undefined;
}

/** What `set` gives. */
export type SetPersistantDataOutput = NoFields;

/** What `get` takes. */
export type GetPersistantDataInput = NoFields;

/** What `get` gives. */
export interface GetPersistantDataOutput {
  /** The data, base64 on one line; empty when there are none. */
  readonly persistantData64: string;
}

/** What `clear` takes. */
export type ClearPersistantDataInput = NoFields;

/** What `clear` gives. */
export type ClearPersistantDataOutput = NoFields;

/** What `getSize` takes. */
export type GetPersistantDataSizeInput = NoFields;

/** What `getSize` gives. */
export interface GetPersistantDataSizeOutput {
  /** Decoded bytes; 0 when there are none. */
  readonly persistantDataSize: number;
}

/** What `getMaximumSize` takes. */
export type GetMaximumPersistantDataSizeInput = NoFields;

/** What `getMaximumSize` gives. */
export interface GetMaximumPersistantDataSizeOutput {
  /** Decoded bytes. */
  readonly maximumPersistantDataSize: number;
}

/** One block of data for each application, integrator (or origin) and account of the system; it survives sessions and restarts. The names are spelled “Persistant” on the wire; “Persistent” is accepted too. */
export interface PersistentDataArea {
  /**
   * Keeps one block of data for the application and the user, over sessions and restarts.
   *  Command `hl_setPersistantData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 2 MiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, SIZE_EXCEEDED, TIMEOUT.
   */
  set(input?: SetPersistantDataInput, options?: CallOptions): Promise<SetPersistantDataOutput>;

  /**
   * Gives the block of data of the application and the user.
   *  Command `hl_getPersistantData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  get(input?: GetPersistantDataInput, options?: CallOptions): Promise<GetPersistantDataOutput>;

  /**
   * Forgets the block of data of the application and the user.
   *  Command `hl_clearPersistantData`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  clear(input?: ClearPersistantDataInput, options?: CallOptions): Promise<ClearPersistantDataOutput>;

  /**
   * Bytes of the block of data of the application and the user.
   *  Command `hl_getPersistantDataSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getSize(input?: GetPersistantDataSizeInput, options?: CallOptions): Promise<GetPersistantDataSizeOutput>;

  /**
   * Bytes that the block of data may hold.
   *  Command `hl_getMaximumPersistantDataSize`.
   *  - Time-out 10 s: answered after 9.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getMaximumSize(
    input?: GetMaximumPersistantDataSizeInput,
    options?: CallOptions,
  ): Promise<GetMaximumPersistantDataSizeOutput>;
}
