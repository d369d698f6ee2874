import { CardError, type VitaleCard, type VitalePresence } from '@dmpconnect/card-pkcs11';
import { createChangeBell } from './change-bell.js';
import { elapse } from './elapse.js';

/** What a monitor of the Vitale card looks at. */
export interface VitaleSource {
  /** The reader of the session at this moment: `hl_getVitaleCard` may choose another. */
  readerName(): string;
  presence(readerName: string): Promise<VitalePresence>;
  onChange(listener: () => void): () => void;
  /** Reads the card; gives up when `signal` fires. */
  read(signal: AbortSignal): Promise<VitaleCard>;
}

/** What a monitor tells. */
export type VitaleState =
  | { readonly state: 'inserted'; readonly card: VitaleCard }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable' };

/** How soon a choice of another reader, or a card where nothing announces it, is noticed. */
const STEP_MS = 1000;

interface Look {
  readonly readerName: string;
  /** Nothing when the reader could not be asked. */
  readonly presence: VitalePresence | undefined;
}

/**
 * Gives the state of the Vitale card of a session, then each change, until `signal` fires (js-api 4.3). A card is read
 * once when it comes, and never again while the reader is known to hold the same one; a reader that nobody can look into
 * is read at each interval. Nothing ends it: a reader that is gone, or a service that stopped, is a card that cannot be
 * read until it comes back.
 */
export async function* followVitaleStates(
  source: VitaleSource,
  intervalMs: number,
  signal: AbortSignal,
): AsyncGenerator<VitaleState, void> {
  const bell = createChangeBell((listener) => source.onChange(listener), signal);
  let told: VitaleState | undefined;
  let seen: Look | undefined;
  try {
    while (!signal.aborted) {
      const changed = bell.listen();
      const look = await lookAt(source);
      if (signal.aborted) return;
      if (!isSameCard(look, seen)) {
        const state = await readState(source, look, changed);
        if (signal.aborted) return;
        // Something moved during the reading: what was read may be the card of before.
        if (state === undefined) continue;
        const isNews = !isSameState(state, told) || isAnotherCard(look, seen);
        seen = look;
        told = state;
        if (isNews) yield state;
      }
      for (let left = intervalMs; left > 0 && !changed.aborted; left -= STEP_MS) {
        await elapse(Math.min(left, STEP_MS), changed);
        if (source.readerName() !== look.readerName) break;
      }
    }
  } finally {
    bell.close();
  }
}

async function lookAt(source: VitaleSource): Promise<Look> {
  const readerName = source.readerName();
  try {
    return { readerName, presence: await source.presence(readerName) };
  } catch {
    return { readerName, presence: undefined };
  }
}

/** Nothing when a change of the readers ended the reading: there is something newer to look at. */
async function readState(
  source: VitaleSource,
  { presence }: Look,
  changed: AbortSignal,
): Promise<VitaleState | undefined> {
  if (presence === undefined) return { state: 'unreadable' };
  if (presence.state === 'empty') return { state: 'missing' };
  try {
    return { state: 'inserted', card: await source.read(changed) };
  } catch (error) {
    if (changed.aborted) return undefined;
    const isAbsent = error instanceof CardError && error.code === 'VITALE_ABSENT';
    return { state: isAbsent ? 'missing' : 'unreadable' };
  }
}

/** Whether a look saw for certain what the one before saw. */
function isSameCard(now: Look, before: Look | undefined): boolean {
  return (
    before !== undefined &&
    now.readerName === before.readerName &&
    now.presence?.state === before.presence?.state &&
    now.presence?.generation === before.presence?.generation &&
    now.presence?.state !== 'unknown'
  );
}

/** Whether a card was put in again, be it the same one. */
function isAnotherCard(now: Look, before: Look | undefined): boolean {
  return now.presence?.state === 'card' && now.presence.generation !== before?.presence?.generation;
}

function isSameState(now: VitaleState, told: VitaleState | undefined): boolean {
  if (now.state !== told?.state) return false;
  return now.state !== 'inserted' || (told.state === 'inserted' && now.card.xml === told.card.xml);
}
