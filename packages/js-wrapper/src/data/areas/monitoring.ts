// Made from the contract of the server by `npm run generate -w @dmpconnect/js-wrapper`. Do not edit.

import type { Monitor } from '../../client/monitor.js';
import type { CallOptions } from '../../client/options.js';

import type { VitaleContent } from '../structures.js';

import type { CpxState, VitaleState } from '../values.js';

/** What `cpxCard` takes. */
export interface StartCpxCardMonitoringInput {
  /** Seconds between two looks at the card. An upper bound: a card that comes or leaves is told at once where the smart card service announces it, within a second elsewhere. */
  readonly checkingInterval: number;
}

/** What `cpxCard` tells, event by event. */
export interface StartCpxCardMonitoringOutput {
  /** State of the card: `valid`, `no-card`, `unknown-card`, `changed`, `blocked`, `expired`, `reader-error`. After 4, `cards.getCpxCard` must be called again: another card may be in the reader. */
  readonly cardStatus: CpxState | number;
  /** The same in words. */
  readonly cardStatusText: string;
}

/** What `vitaleCard` takes. */
export interface StartVitaleCardMonitoringInput {
  /** Seconds between two looks at the card. An upper bound: a card that comes or leaves is told at once where the smart card service announces it, within a second elsewhere. */
  readonly checkingInterval: number;
}

/** What `vitaleCard` tells, event by event. */
export interface StartVitaleCardMonitoringOutput {
  /** What happened: `unreadable`, `inserted`, `missing`. */
  readonly cardStatus: VitaleState | number;
  /** The same in words. */
  readonly cardStatusText: string;
  /** false for a real card, true for one of tests or demonstrations; with a card that was read only. */
  readonly isDemoCard?: boolean;
  /** What the card says, as `cards.readVitaleCard` answers; with a card that was read only. */
  readonly vitaleContent?: VitaleContent;
}

/** These commands keep their WebSocket open: an acknowledgement with `s_status` alone, the present state, then each change. Other commands of the session run meanwhile on sockets of their own. Over HTTP they are refused. */
export interface MonitoringArea {
  /**
   * Tells the state of the professional’s card, then each change of it.
   *  Command `hl_startCpxCardMonitoring`.
   *  - WebSocket only: it stays open and carries events.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getCpxCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, CARD_ABSENT, CARD_BLOCKED, CARD_EXPIRED, CARD_CHANGED, CARD_NOT_CPX, READER_NOT_FOUND, CARD_SERVICE_UNAVAILABLE, CARD_LIBRARY_FAULT, NOT_SUPPORTED.
   */
  cpxCard(input: StartCpxCardMonitoringInput, options?: CallOptions): Monitor<StartCpxCardMonitoringOutput>;

  /**
   * Tells the Vitale card that is in the reader with what it says, then each card that comes or leaves.
   *  Command `hl_startVitaleCardMonitoring`.
   *  - WebSocket only: it stays open and carries events.
   *  - Needs a session.
   *  - Largest request 64 KiB.
   *  - Call first: `hl_getVitaleCard`.
   *  @throws {ApiError} TECHNICAL_FAULT, FUNCTIONAL_FAULT, INVALID_SESSION, READER_NOT_FOUND, VITALE_MISSING, VITALE_READ_ERROR, VITALE_NO_RIGHTS.
   */
  vitaleCard(
    input: StartVitaleCardMonitoringInput,
    options?: CallOptions,
  ): Monitor<StartVitaleCardMonitoringOutput>;
}
