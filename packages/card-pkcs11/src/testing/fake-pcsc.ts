import type { PcscCalls, ReaderState } from '../pcsc/calls.js';
import { READER_STATE, SCARD } from '../pcsc/codes.js';

/** A smart card service in memory, and hands to move it. */
export interface FakePcsc {
  readonly calls: PcscCalls;
  plug(name: string): void;
  unplug(name: string): void;
  /** Sets what is in a reader; the service counts it as an insertion or a removal. */
  set(name: string, flags: number, atr?: Uint8Array): void;
  /** The service answers nothing but this code until it is resumed. */
  stop(code?: number): void;
  resume(): void;
  /** The wait under way, or else the next one, ends with that code. */
  failNextWait(code: number): void;
  openContexts(): number;
  /** Resolves once that many more waits have begun. */
  waits(count: number): Promise<void>;
}

const PLUG_EVENTS = '\\\\?PnP?\\Notification';
const SERVICE_STOPPED = 0x8010001e;
const COUNT = 0x10000;

/** Starts the service. */
export function createFakePcsc({ plugEvents = true }: { readonly plugEvents?: boolean } = {}): FakePcsc {
  const readers = new Map<string, ReaderState>();
  const contexts = new Set<number>();
  const waitListeners = new Set<() => void>();
  let lastContext = 0;
  let stopped: number | undefined;
  let failure: number | undefined;
  let wake = (): void => {};

  const takeFailure = (): number | undefined => {
    const taken = failure;
    failure = undefined;
    return stopped ?? taken;
  };
  const now = (states: readonly ReaderState[]): readonly ReaderState[] =>
    states.map(({ name }): ReaderState => {
      if (name !== PLUG_EVENTS) return readers.get(name) ?? { name, flags: 0, atr: new Uint8Array() };
      const flags = plugEvents ? readers.size * COUNT : READER_STATE.UNKNOWN;
      return { name, flags, atr: new Uint8Array() };
    });

  const evaluate = (known: readonly ReaderState[]) => {
    const code = takeFailure();
    if (code !== undefined) return { code, states: known };
    if (known.some(({ name }) => name !== PLUG_EVENTS && !readers.has(name))) {
      return { code: SCARD.UNKNOWN_READER, states: known };
    }
    const states = now(known);
    const changed = states.some(({ flags }, at) => flags !== known[at]?.flags);
    return { code: changed ? SCARD.OK : SCARD.TIMEOUT, states };
  };

  const calls: PcscCalls = {
    async establish() {
      if (stopped !== undefined) return { code: stopped, context: 0 };
      lastContext += 1;
      contexts.add(lastContext);
      return { code: SCARD.OK, context: lastContext };
    },
    async listReaders() {
      if (stopped !== undefined) return { code: stopped, names: [] };
      return readers.size === 0
        ? { code: SCARD.NO_READERS, names: [] }
        : { code: SCARD.OK, names: [...readers.keys()] };
    },
    async waitForChange(context, known, timeoutMs) {
      for (const listener of [...waitListeners]) listener();
      const first = evaluate(known);
      if (first.code !== SCARD.TIMEOUT || timeoutMs === 0) return first;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      return contexts.has(Number(context)) ? evaluate(known) : { code: SCARD.CANCELLED, states: known };
    },
    cancel(context) {
      contexts.delete(Number(context));
      wake();
    },
    async release(context) {
      contexts.delete(Number(context));
    },
  };

  return {
    calls,
    plug(name) {
      readers.set(name, { name, flags: 0, atr: new Uint8Array() });
      wake();
    },
    unplug(name) {
      readers.delete(name);
      wake();
    },
    set(name, flags, atr = new Uint8Array()) {
      const count = (readers.get(name)?.flags ?? 0) & ~(COUNT - 1);
      readers.set(name, { name, flags: count + COUNT + flags, atr });
      wake();
    },
    stop(code = SERVICE_STOPPED) {
      stopped = code;
      wake();
    },
    resume() {
      stopped = undefined;
    },
    failNextWait(code) {
      failure = code;
      wake();
    },
    openContexts: () => contexts.size,
    waits: (count) =>
      new Promise((resolve) => {
        let left = count;
        const listener = () => {
          left -= 1;
          if (left > 0) return;
          waitListeners.delete(listener);
          resolve();
        };
        waitListeners.add(listener);
      }),
  };
}
