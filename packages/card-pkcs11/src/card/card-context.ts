import type { Clock, Logger, TakeTurn } from '../seams.js';
import type { KeyRegistry } from '../tls/key-registry.js';
import type { CardSessions } from './card-session.js';
import type { ReaderTable } from './reader-table.js';

/** What every part of a card service works with. */
export interface CardContext {
  readonly table: ReaderTable;
  readonly sessions: CardSessions;
  readonly keys: KeyRegistry;
  readonly clock: Clock;
  readonly takeTurn: TakeTurn;
  readonly logger: Logger | undefined;
  readonly onPinRefused: ((readerName: string) => void) | undefined;
}
