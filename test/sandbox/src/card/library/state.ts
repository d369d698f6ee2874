import type { CardKeyUse } from '../../pki/card-certificates.js';
import type { Hardware } from '../hardware.js';
import { fail } from '../pkcs11-error.js';
import type { Handle } from '../pkcs11-module.js';
import type { RawRsa } from '../signing.js';
import type { VirtualCard } from '../virtual-card.js';
import { fromHandle, toHandle } from './handle.js';

/** A session of this process on a card. */
export interface Session {
  readonly slot: number;
  readonly card: VirtualCard;
  readonly isReadWrite: boolean;
  /** Handles still to give, while a search is active. */
  search?: Handle[] | undefined;
  /** What the next `C_Sign` does, after `C_SignInit`. */
  signature?: { readonly use: CardKeyUse; readonly mechanism: number } | undefined;
}

/**
 * What one process has in the library: sessions, login and events are its own, the card is everybody's.
 * Removal of a card ends its sessions and its login at once (cps-card 7).
 */
export interface ProcessState {
  readonly hardware: Hardware;
  readonly rawRsa: RawRsa;
  isInitialised(): boolean;
  initialise(): void;
  finalise(): void;
  openSession(session: Session): Handle;
  session(handle: unknown): Session;
  closeSession(handle: unknown): void;
  sessionsOn(slot: number): readonly Session[];
  isLoggedIn(slot: number): boolean;
  setLoggedIn(slot: number, loggedIn: boolean): void;
  /** The oldest slot with an unseen change, then forgets that change. */
  takeEvent(): number | undefined;
  /** Whether a card has just left the slot: true once after each removal. */
  takeJustRemoved(slot: number): boolean;
}

/** The state of a process that has loaded the library and not yet initialised it. */
export function makeProcessState(hardware: Hardware, rawRsa: RawRsa): ProcessState {
  const sessions = new Map<number, Session>();
  const loggedIn = new Set<number>();
  const events = new Set<number>();
  const justRemoved = new Set<number>();
  let lastHandle = 0;
  let stopListening: (() => void) | undefined;

  const forget = (slot: number): void => {
    for (const [handle, session] of sessions) if (session.slot === slot) sessions.delete(handle);
    loggedIn.delete(slot);
  };
  const sessionsOn = (slot: number): Session[] =>
    [...sessions.values()].filter((session) => session.slot === slot);

  return {
    hardware,
    rawRsa,
    sessionsOn,
    isInitialised: () => stopListening !== undefined,
    initialise: () => {
      // A card that is already there makes no event (cps-card 7).
      stopListening = hardware.listen(({ index, change }) => {
        events.add(index);
        if (change !== 'removed') return;
        forget(index);
        justRemoved.add(index);
      });
    },
    finalise: () => {
      stopListening?.();
      stopListening = undefined;
      for (const set of [loggedIn, events, justRemoved]) set.clear();
      sessions.clear();
    },
    openSession: (session) => {
      lastHandle += 1;
      sessions.set(lastHandle, session);
      return toHandle(lastHandle);
    },
    session: (handle) => sessions.get(fromHandle(handle)) ?? fail('CKR_SESSION_HANDLE_INVALID'),
    closeSession: (handle) => {
      const number = fromHandle(handle);
      const session = sessions.get(number) ?? fail('CKR_SESSION_HANDLE_INVALID');
      sessions.delete(number);
      // PKCS#11 2.20, C_CloseSession: the last session of a token takes the login with it.
      if (sessionsOn(session.slot).length === 0) loggedIn.delete(session.slot);
    },
    isLoggedIn: (slot) => loggedIn.has(slot),
    setLoggedIn: (slot, value) => {
      if (value) loggedIn.add(slot);
      else loggedIn.delete(slot);
    },
    takeEvent: () => {
      const [first] = events;
      if (first !== undefined) events.delete(first);
      return first;
    },
    takeJustRemoved: (slot) => justRemoved.delete(slot),
  };
}
