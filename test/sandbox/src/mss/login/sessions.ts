import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../../dmp/clock.js';
import type { MssSettings } from '../settings.js';

/** A login that was asked for and has not taken place (mss 15.2). */
export interface PendingLogin {
  /** `ID` of the `AuthnRequest`. */
  readonly id: string;
  readonly relayState: string;
  /** Path of the request that was answered by the challenge. */
  readonly path: string;
  readonly at: Date;
}

/** Sessions of the mail host, and the logins that it waits for. */
export interface Sessions {
  challenge(path: string): PendingLogin;
  /** The login of that number, once: it waits no longer. `undefined` when it is unknown or too old. */
  takeLogin(id: string): PendingLogin | undefined;
  /** Opens a session. @returns The value of its cookie. */
  open(holder: string): string;
  /** National identifier of the holder of a session that is alive; it lives on from now. */
  holderOf(cookie: string | undefined): string | undefined;
  end(cookie: string | undefined): void;
  clear(): void;
}

const MINUTE = 60_000;

/** No session, and no login waited for. */
export function createSessions(clock: Clock, settings: () => MssSettings): Sessions {
  const logins = new Map<string, PendingLogin>();
  const sessions = new Map<string, { readonly holder: string; readonly usedAt: number }>();
  const now = (): number => clock.now().getTime();

  function forgetOldLogins(): void {
    const oldest = now() - settings().challengeMinutes * MINUTE;
    for (const [id, { at }] of logins) if (at.getTime() < oldest) logins.delete(id);
  }

  return {
    challenge(path) {
      forgetOldLogins();
      const login = { id: `_${randomUUID()}`, relayState: randomUUID(), path, at: clock.now() };
      logins.set(login.id, login);
      return login;
    },
    takeLogin(id) {
      forgetOldLogins();
      const login = logins.get(id);
      logins.delete(id);
      return login;
    },
    open(holder) {
      const cookie = randomBytes(24).toString('hex').toUpperCase();
      sessions.set(cookie, { holder, usedAt: now() });
      return cookie;
    },
    holderOf(cookie) {
      const session = cookie === undefined ? undefined : sessions.get(cookie);
      if (cookie === undefined || session === undefined) return undefined;
      if (now() - session.usedAt > settings().sessionIdleMinutes * MINUTE) {
        sessions.delete(cookie);
        return undefined;
      }
      sessions.set(cookie, { ...session, usedAt: now() });
      return session.holder;
    },
    end: (cookie) => {
      if (cookie !== undefined) sessions.delete(cookie);
    },
    clear() {
      logins.clear();
      sessions.clear();
    },
  };
}
