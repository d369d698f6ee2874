// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { Monitor } from '../../client/monitor.js';
import type { CallOptions } from '../../client/options.js';

import type { VirtualPrinterDocument } from '../structures.js';

import type { NoFields } from '../values.js';

/** What `monitor` takes. */
export type StartPrintedDocumentsMonitoringInput = NoFields;

/** What `monitor` tells, event by event. */
export interface StartPrintedDocumentsMonitoringOutput {
  /** The documents that wait, the oldest first. Beyond 64 MiB the newest are left for when the oldest are gone. */
  readonly virtualPrinterDocuments: readonly VirtualPrinterDocument[];
}

/** What `flush` takes. */
export interface FlushPrintedDocumentsInput {
  /** Ids of the documents to remove, also as one text with `;` between them; absent: all. An unknown one leaves all. */
  readonly documentIds?: readonly string[] | undefined;
}

/** What `flush` gives. */
export type FlushPrintedDocumentsOutput = NoFields;

/** What `getCount` takes. */
export type GetPrintedDocumentsCountInput = NoFields;

/** What `getCount` gives. */
export interface GetPrintedDocumentsCountOutput {
  /** Number of documents. */
  readonly count: number;
}

/** What `get` takes. */
export type GetPrintedDocumentsInput = NoFields;

/** What `get` gives. */
export interface GetPrintedDocumentsOutput {
  /** The documents that wait, the oldest first. Beyond 64 MiB the newest are left for when the oldest are gone. */
  readonly virtualPrinterDocuments: readonly VirtualPrinterDocument[];
}

/** What `getNext` takes. */
export type GetNextPrintedDocumentInput = NoFields;

/** What `getNext` gives. */
export interface GetNextPrintedDocumentOutput {
  /** The document; absent when none waits. */
  readonly printedDocument?: VirtualPrinterDocument;
  /** How many wait after this one. */
  readonly remainingDocumentCount: number;
}

/** Documents that were dropped in the spool folder of the application, as a virtual printer does. They stay until they are taken or flushed, over restarts. */
export interface PrintedDocumentsArea {
  /**
   * Tells each time documents were printed, with all those that wait; at once when some already do.
   *  Command `hl_startPrintedDocumentsMonitoring`.
   *  - WebSocket only: it stays open and carries events.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION.
   */
  monitor(
    input?: StartPrintedDocumentsMonitoringInput,
    options?: CallOptions,
  ): Monitor<StartPrintedDocumentsMonitoringOutput>;

  /**
   * Removes printed documents: those named, or all of them.
   *  Command `hl_flushPrintedDocuments`.
   *  - Time-out 15 s: answered after 14.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, UNKNOWN_DATA, TIMEOUT.
   */
  flush(input?: FlushPrintedDocumentsInput, options?: CallOptions): Promise<FlushPrintedDocumentsOutput>;

  /**
   * How many printed documents wait.
   *  Command `hl_getPrintedDocumentsCount`.
   *  - Time-out 15 s: answered after 14.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getCount(
    input?: GetPrintedDocumentsCountInput,
    options?: CallOptions,
  ): Promise<GetPrintedDocumentsCountOutput>;

  /**
   * Gives the printed documents that wait, and leaves them there.
   *  Command `hl_getPrintedDocuments`.
   *  - Time-out 15 s: answered after 14.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  get(input?: GetPrintedDocumentsInput, options?: CallOptions): Promise<GetPrintedDocumentsOutput>;

  /**
   * Takes the printed document that waited longest out of the list.
   *  Command `hl_getNextPrintedDocument`.
   *  - Time-out 30 s: answered after 29.5 s at the latest.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, TIMEOUT.
   */
  getNext(input?: GetNextPrintedDocumentInput, options?: CallOptions): Promise<GetNextPrintedDocumentOutput>;
}
