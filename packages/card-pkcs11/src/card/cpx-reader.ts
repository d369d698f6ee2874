import { CardError } from '../errors.js';
import { CKF_USER_PIN_INITIALIZED } from '../module/constants.js';
import { explainFailure } from '../module/failures.js';
import { classifyAtr } from '../readers/slot-type.js';
import type { CpxCard, CpxReader, CpxStatus } from '../service-types.js';
import type { CardContext } from './card-context.js';
import { createCpxCard } from './cpx-card.js';
import { readHolder } from './holder.js';
import type { Insertion } from './insertion.js';
import { assertPinFormat, presentPin } from './login.js';
import type { Occupancy } from './occupancy.js';
import { readCardStatus } from './status.js';

const NOT_CPX = 'The card in the reader is not a CPx card.';

function requireCpx(occupancy: Occupancy): Insertion {
  switch (occupancy.kind) {
    case 'cpx':
      return occupancy.insertion;
    case 'empty':
      throw new CardError('CARD_ABSENT', 'There is no card in the reader.');
    case 'other':
      throw new CardError('CARD_NOT_CPX', NOT_CPX);
    case 'failure':
      throw explainFailure(occupancy.error, 'before-session', 'looking at the card');
  }
}

function tellRefusal(context: CardContext, readerName: string, error: unknown): void {
  if (!(error instanceof CardError)) return;
  if (error.code !== 'PIN_REFUSED' && error.code !== 'CARD_BLOCKED') return;
  context.logger?.warn({ reader: readerName, code: error.code }, 'PIN refused');
  context.onPinRefused?.(readerName);
}

function lookAtSelection({ table }: CardContext, readerName: string): Occupancy | undefined {
  const seen = table.watched(readerName);
  if (seen?.present === false || classifyAtr(seen?.atr) === 'vitale') return undefined;
  try {
    return table.look(readerName);
  } catch (error) {
    // Known to the smart card service, and not yet to the library: its card is looked at when it is used.
    const unlisted = error instanceof CardError && error.code === 'READER_NOT_FOUND';
    if (unlisted && seen !== undefined) return undefined;
    throw error;
  }
}

/** Makes the view of a reader chosen by one session; it remembers the card it saw first (cps-card 3.3, status 4). */
export function createCpxReader(context: CardContext, readerName: string): CpxReader {
  let selected: Insertion | undefined;

  const hasChanged = (insertion: Insertion): boolean => {
    selected ??= insertion;
    return selected !== insertion;
  };

  // Notes the card present at the selection, so that a swap before the first use is seen. An empty or failing reader
  // may be selected: its state is read later.
  const occupancy = lookAtSelection(context, readerName);
  if (occupancy?.kind === 'cpx') selected = occupancy.insertion;

  const readStatus = (): CpxStatus => {
    const seen = context.table.watched(readerName);
    if (context.table.isLost(readerName)) return { state: 'reader-error' };
    if (seen?.present === false) return { state: 'no-card' };
    // Not asked of the library: OpenSC tries a card that is not its own for seconds (cps-card 12.1).
    if (classifyAtr(seen?.atr) === 'vitale') return { state: 'unknown-card' };
    const now = context.table.look(readerName);
    if (now.kind === 'empty') return { state: 'no-card' };
    if (now.kind === 'other') return { state: 'unknown-card' };
    if (now.kind === 'failure') return { state: 'reader-error' };
    return hasChanged(now.insertion) ? { state: 'changed' } : readCardStatus(context, now.insertion);
  };

  const requireSelected = (): Insertion => {
    const insertion = requireCpx(context.table.look(readerName));
    if (hasChanged(insertion)) {
      throw new CardError(
        'CARD_CHANGED',
        'The card was changed since the reader was selected: select it again.',
      );
    }
    if ((insertion.token.flags & CKF_USER_PIN_INITIALIZED) === 0)
      throw new CardError('CARD_NOT_CPX', NOT_CPX);
    return insertion;
  };

  const unlock = (pin: string): CpxCard => {
    const insertion = requireSelected();
    presentPin(context.sessions, insertion, pin);
    return createCpxCard(context, insertion);
  };

  return {
    readerName,
    holder: () => readHolder(context, requireSelected()),
    glance() {
      const seen = context.table.watched(readerName);
      if (seen !== undefined) return seen.present ? 'occupied' : 'empty';
      if (context.table.isLost(readerName)) return 'unreachable';
      try {
        return context.table.isOccupied(readerName) ? 'occupied' : 'empty';
      } catch {
        return 'unreachable';
      }
    },
    status() {
      try {
        return readStatus();
      } catch (error) {
        context.logger?.debug({ code: error instanceof CardError ? error.code : undefined }, 'status failed');
        return { state: 'reader-error' };
      }
    },
    async unlock(pin) {
      assertPinFormat(pin);
      return context.takeTurn(readerName, async () => {
        try {
          return unlock(pin);
        } catch (error) {
          tellRefusal(context, readerName, error);
          throw error;
        }
      });
    },
  };
}
