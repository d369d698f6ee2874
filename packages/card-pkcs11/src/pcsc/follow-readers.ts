import type { PcscCalls, PcscContext, ReaderState } from './calls.js';
import { nameCode, READER_STATE, SCARD } from './codes.js';

/** What happens to those who follow the readers. */
export interface ReaderFollower {
  /** The states of all readers, after each change and when the service begins to answer. */
  onReaders(states: readonly ReaderState[]): void;
  /** The service does not answer. Told at each try. */
  onLost(failure: { readonly call: string; readonly code: string }): void;
}

/** How long things may take. */
export interface FollowTimes {
  /** Longest wait in the service: the process cannot end during one, and some services tell no new reader. */
  readonly sliceMs: number;
  /** Between two tries to reach a service that does not answer. */
  readonly retryMs: number;
}

/** Name of the reader that stands for readers plugged in and out, where the service has it. */
const PLUG_EVENTS = '\\\\?PnP?\\Notification';

const UNAWARE = { flags: 0, atr: new Uint8Array() } as const;

class ServiceLost extends Error {
  readonly call: string;
  readonly code: number;

  constructor(call: string, code: number) {
    super(`${call}: ${nameCode(code)}`);
    this.call = call;
    this.code = code;
  }
}

/** Follows the readers of the smart card service until `signal` fires; a service that goes away is tried again. */
export async function followReaders(
  calls: PcscCalls,
  follower: ReaderFollower,
  times: FollowTimes,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await withContext(calls, signal, (context) => followContext(calls, context, follower, times, signal));
    } catch (error) {
      if (!(error instanceof ServiceLost)) throw error;
      if (signal.aborted) return;
      follower.onLost({ call: error.call, code: nameCode(error.code) });
    }
    await pause(times.retryMs, signal);
  }
}

async function withContext(
  calls: PcscCalls,
  signal: AbortSignal,
  work: (context: PcscContext) => Promise<void>,
): Promise<void> {
  const { code, context } = await calls.establish();
  if (code !== SCARD.OK) throw new ServiceLost('SCardEstablishContext', code);
  const cancel = () => calls.cancel(context);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await work(context);
  } finally {
    signal.removeEventListener('abort', cancel);
    await calls.release(context);
  }
}

async function followContext(
  calls: PcscCalls,
  context: PcscContext,
  follower: ReaderFollower,
  { sliceMs }: FollowTimes,
  signal: AbortSignal,
): Promise<void> {
  const plugEvents = await hasPlugEvents(calls, context);
  let plugs: ReaderState = { name: PLUG_EVENTS, ...UNAWARE };
  let known: readonly ReaderState[] = [];
  while (!signal.aborted) {
    const names = await listReaders(calls, context);
    const seen = new Map(known.map((state) => [state.name, state]));
    const asked = names.map((name) => seen.get(name) ?? { name, ...UNAWARE });
    const isNew = names.some((name) => !seen.has(name));
    if (names.length === 0) {
      known = [];
      follower.onReaders(known);
      // Without a single name some services answer at once: the wait is then ours.
      if (!plugEvents) {
        await pause(sliceMs, signal);
        continue;
      }
    }
    if (signal.aborted) return;
    const wait = await calls.waitForChange(
      context,
      plugEvents ? [...asked, plugs] : asked,
      isNew ? 0 : sliceMs,
    );
    if (wait.code === SCARD.UNKNOWN_READER) {
      // Unplugged since the list was made: asked again with the next list.
      known = [];
      continue;
    }
    if (wait.code === SCARD.CANCELLED && signal.aborted) return;
    if (wait.code !== SCARD.OK && wait.code !== SCARD.TIMEOUT) {
      throw new ServiceLost('SCardGetStatusChange', wait.code);
    }
    plugs = wait.states.find(({ name }) => name === PLUG_EVENTS) ?? plugs;
    known = wait.states.filter(({ name, flags }) => name !== PLUG_EVENTS && !(flags & READER_STATE.UNKNOWN));
    follower.onReaders(known);
  }
}

async function hasPlugEvents(calls: PcscCalls, context: PcscContext): Promise<boolean> {
  const { code, states } = await calls.waitForChange(context, [{ name: PLUG_EVENTS, ...UNAWARE }], 0);
  if (code === SCARD.UNKNOWN_READER) return false;
  if (code !== SCARD.OK && code !== SCARD.TIMEOUT) throw new ServiceLost('SCardGetStatusChange', code);
  return states.every(({ flags }) => (flags & READER_STATE.UNKNOWN) === 0);
}

async function listReaders(calls: PcscCalls, context: PcscContext): Promise<readonly string[]> {
  const { code, names } = await calls.listReaders(context);
  if (code === SCARD.NO_READERS) return [];
  if (code !== SCARD.OK) throw new ServiceLost('SCardListReaders', code);
  return names;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
