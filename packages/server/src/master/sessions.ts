/** Who calls, as far as sessions are concerned: a session is its opener's alone (js-api 1.6, 1.8). */
export interface SessionCaller {
  /** Origin of the page; absent for callers that send none. */
  readonly origin: string | undefined;
  /** Account of the system. */
  readonly account: string;
}

/** One session as the master knows it. */
export interface MasterSession<Worker> extends SessionCaller {
  /** GUID. */
  readonly id: string;
  readonly worker: Worker;
  readonly applicationId: string;
  /** Idle time-out, milliseconds. */
  readonly timeoutMs: number;
  /** Monotonic milliseconds. */
  readonly openedAt: number;
}

/** What the status page shows of a session. Durations in milliseconds. */
export interface SessionState {
  readonly id: string;
  readonly applicationId: string;
  readonly age: number;
  readonly idle: number;
}

/** Every open session. */
export interface SessionTable<Worker> {
  open(session: Omit<MasterSession<Worker>, 'openedAt'>): void;
  /** The session, when the caller may use it: another origin, and another account, see none. */
  find(id: string, caller: SessionCaller): MasterSession<Worker> | undefined;
  /** Marks a session as in use until the returned function is called: it does not expire meanwhile. */
  use(id: string): () => void;
  /** Forgets a session. False when it was not there. */
  remove(id: string): boolean;
  /** Forgets every session of a worker and returns their ids. */
  removeOf(worker: Worker): readonly string[];
  /** Ids of the sessions of a worker that are not in use, idle for longest first. */
  idleOf(worker: Worker): readonly string[];
  countOf(worker: Worker): number;
  /** Workers that serve the sessions of a caller, each once. */
  workersOf(caller: SessionCaller): readonly Worker[];
  readonly size: number;
  /** The sessions of an account. */
  states(account: string): readonly SessionState[];
  /** Stops the timer. */
  close(): void;
}

interface Entry<Worker> {
  readonly session: MasterSession<Worker>;
  lastUsedAt: number;
  uses: number;
}

/** `setTimeout` overflows beyond; longer waits are made of several. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Makes the table; `onExpired` is called with each session that was idle for its time-out, already forgotten.
 * Kiosks ask for 360 days (js-api 1.7).
 */
export function createSessionTable<Worker>(
  onExpired: (session: MasterSession<Worker>) => void,
  now: () => number = () => performance.now(),
): SessionTable<Worker> {
  const entries = new Map<string, Entry<Worker>>();
  let timer: NodeJS.Timeout | undefined;

  const dueAt = ({ session, lastUsedAt, uses }: Entry<Worker>) =>
    uses > 0 ? Number.POSITIVE_INFINITY : lastUsedAt + session.timeoutMs;

  const expire = () => {
    for (const [id, entry] of entries) {
      if (dueAt(entry) > now()) continue;
      entries.delete(id);
      onExpired(entry.session);
    }
    schedule();
  };

  const schedule = () => {
    clearTimeout(timer);
    const next = Math.min(...[...entries.values()].map(dueAt));
    if (next === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(expire, Math.min(Math.max(next - now(), 0) + 1, LONGEST_TIMER));
    timer.unref();
  };

  const of = (worker: Worker) => [...entries.values()].filter(({ session }) => session.worker === worker);

  return {
    open(session) {
      const at = now();
      entries.set(session.id, { session: { ...session, openedAt: at }, lastUsedAt: at, uses: 0 });
      schedule();
    },
    find(id, caller) {
      const session = entries.get(id)?.session;
      return session !== undefined && isOf(session, caller) ? session : undefined;
    },
    use(id) {
      const entry = entries.get(id);
      if (entry === undefined) return () => {};
      entry.uses += 1;
      entry.lastUsedAt = now();
      let inUse = true;
      return () => {
        if (!inUse) return;
        inUse = false;
        entry.uses -= 1;
        entry.lastUsedAt = now();
        schedule();
      };
    },
    remove: (id) => entries.delete(id),
    removeOf(worker) {
      const ids = of(worker).map(({ session }) => session.id);
      for (const id of ids) entries.delete(id);
      return ids;
    },
    idleOf: (worker) =>
      of(worker)
        .filter(({ uses }) => uses === 0)
        .sort((a, b) => a.lastUsedAt - b.lastUsedAt)
        .map(({ session }) => session.id),
    countOf: (worker) => of(worker).length,
    workersOf(caller) {
      const own = [...entries.values()].filter(({ session }) => isOf(session, caller));
      return [...new Set(own.map(({ session }) => session.worker))];
    },
    get size() {
      return entries.size;
    },
    states: (account) =>
      [...entries.values()]
        .filter(({ session }) => session.account === account)
        .map(({ session, lastUsedAt, uses }) => ({
          id: session.id,
          applicationId: session.applicationId,
          age: now() - session.openedAt,
          idle: uses > 0 ? 0 : now() - lastUsedAt,
        })),
    close: () => clearTimeout(timer),
  };
}

function isOf(session: SessionCaller, { origin, account }: SessionCaller): boolean {
  return session.origin === origin && session.account === account;
}
