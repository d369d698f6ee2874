import type { CpxReader, CpxState } from '@dmpconnect/card-pkcs11';
import { createChangeBell } from './change-bell.js';
import { elapse } from './elapse.js';

/** What a monitor of the CPx card looks at. */
export interface CpxSource {
  /** The reader of the session at this moment: `hl_getCpxCard` may choose another, or the same again. */
  reader(): CpxReader;
  onReaderChange(listener: () => void): () => void;
  /** Runs `work` during a turn on the reader; gives up waiting when `signal` fires. */
  duringTurn<Result>(reader: string, signal: AbortSignal, work: () => Result): Promise<Result>;
}

/** How soon a choice of another reader is noticed. */
const STEP_MS = 1000;

/** Between two looks at a card that was just put in: the card library is behind the smart card service. */
const SETTLING_MS = 250;

/** A card that the library never shows is of another kind (cps-card 1.4). */
const UNSEEN_CARD: CpxState = 'unknown-card';

/** cps-card 1.3: the library looks at its readers every two seconds by default. */
const SETTLING_LOOKS = 16;

/**
 * Gives the state of the card of a session, then each change, until `signal` fires (js-api 4.3). Whether a card is there
 * is asked without a turn on the reader, so that a removal is told while another application keeps the card; the rest
 * waits for its turn like anybody, and a change of the readers ends that wait.
 */
export async function* followCpxStates(
  source: CpxSource,
  intervalMs: number,
  signal: AbortSignal,
): AsyncGenerator<CpxState, void> {
  const bell = createChangeBell((listener) => source.onReaderChange(listener), signal);
  let told: CpxState | undefined;
  let changed: AbortSignal | undefined;
  let unsettledLooks = 0;
  try {
    while (!signal.aborted) {
      const listening = bell.listen();
      if (listening !== changed) unsettledLooks = 0;
      changed = listening;
      const reader = source.reader();
      const state = await readState(reader, source, changed);
      if (signal.aborted) return;
      if (state === undefined) continue;
      const unsettled = isUnsettled(state, reader);
      if (unsettled && unsettledLooks < SETTLING_LOOKS) {
        unsettledLooks += 1;
        await elapse(Math.min(SETTLING_MS, intervalMs), changed);
        continue;
      }
      if (!unsettled) unsettledLooks = 0;
      const concluded = unsettled && state === 'no-card' ? UNSEEN_CARD : state;
      if (concluded !== told) {
        told = concluded;
        yield concluded;
      }
      for (let left = intervalMs; left > 0 && !changed.aborted; left -= STEP_MS) {
        if (source.reader() !== reader) break;
        await elapse(Math.min(left, STEP_MS), changed);
      }
    }
  } finally {
    bell.close();
  }
}

/** Nothing when a change ended the wait for the turn: there is something newer to look at. */
async function readState(
  reader: CpxReader,
  { duringTurn }: CpxSource,
  changed: AbortSignal,
): Promise<CpxState | undefined> {
  const glance = reader.glance();
  if (glance === 'empty') return 'no-card';
  if (glance === 'unreachable') return 'reader-error';
  try {
    return await duringTurn(reader.readerName, changed, () => reader.status().state);
  } catch (error) {
    if (changed.aborted) return undefined;
    throw error;
  }
}

/** A card is there, and the library does not see it yet or cannot talk to it yet. */
function isUnsettled(state: CpxState, reader: CpxReader): boolean {
  return (state === 'no-card' || state === 'reader-error') && reader.glance() === 'occupied';
}
