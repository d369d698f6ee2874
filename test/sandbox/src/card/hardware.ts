import type { VitaleProfile } from '../vitale/profile.js';
import type { CardCall, ReaderContent, ReaderState } from './control.js';
import type { VirtualCard } from './virtual-card.js';

/** What a reader physically holds. */
export type Inserted =
  | { readonly kind: 'empty' }
  | { readonly kind: 'other' }
  | { readonly kind: 'vitale'; readonly card: VitaleProfile }
  | { readonly kind: 'cpx'; readonly card: VirtualCard };

/** Something happened in a reader; `index` is its slot. */
export interface ReaderEvent {
  readonly index: number;
  readonly change: 'inserted' | 'removed';
}

/** The readers of the machine and what is in them: shared by every process that uses the card library. */
export interface Hardware {
  readonly names: readonly string[];
  content(index: number): Inserted;
  /** Puts a card in; one that is there is taken out first. */
  insert(index: number, card: Exclude<Inserted, { readonly kind: 'empty' }>): void;
  /** Insertions and removals so far in a reader. */
  generation(index: number): number;
  remove(index: number): void;
  /** Has the card of the reader pulled while the next signature is computed. */
  pullDuringNextSignature(index: number): void;
  /** Whether the card is to be pulled during this signature; asking once answers for one signature. */
  takePull(index: number): boolean;
  /** Runs `work` when no other process has the card of the reader compute something: a chip does one thing at a time. */
  inTurn<T>(index: number, work: () => Promise<T>): Promise<T>;
  signingMs(): number;
  setSigningMs(milliseconds: number): void;
  listen(listener: (event: ReaderEvent) => void): () => void;
  record(call: CardCall): void;
  calls(): readonly CardCall[];
  clearCalls(): void;
  describe(index: number): ReaderState;
}

const KEPT_CALLS = 10_000;

/** Makes empty readers. */
export function makeHardware(
  names: readonly string[],
  options: { readonly signingMs?: number } = {},
): Hardware {
  const contents: Inserted[] = names.map(() => ({ kind: 'empty' }));
  const listeners = new Set<(event: ReaderEvent) => void>();
  const pulls = new Set<number>();
  const turns = new Map<number, Promise<unknown>>();
  const generations = names.map(() => 0);
  let signingMs = options.signingMs ?? 0;
  let calls: CardCall[] = [];

  const generation = (index: number): number => generations[index] ?? 0;
  const content = (index: number): Inserted => contents[index] ?? { kind: 'empty' };
  const announce = (event: ReaderEvent): void => {
    generations[event.index] = generation(event.index) + 1;
    for (const listener of [...listeners]) listener(event);
  };
  const remove = (index: number): void => {
    const previous = content(index);
    pulls.delete(index);
    if (previous.kind === 'empty') return;
    if (previous.kind === 'cpx') previous.card.powerOff();
    contents[index] = { kind: 'empty' };
    announce({ index, change: 'removed' });
  };

  return {
    names,
    content,
    generation,
    remove,
    insert: (index, card) => {
      remove(index);
      contents[index] = card;
      announce({ index, change: 'inserted' });
    },
    pullDuringNextSignature: (index) => {
      pulls.add(index);
    },
    takePull: (index) => pulls.delete(index),
    inTurn: (index, work) => {
      const turn = (turns.get(index) ?? Promise.resolve()).then(work);
      turns.set(
        index,
        turn.catch(() => undefined),
      );
      return turn;
    },
    signingMs: () => signingMs,
    setSigningMs: (milliseconds) => {
      signingMs = milliseconds;
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    record: (call) => {
      calls.push(call);
      if (calls.length > KEPT_CALLS) calls.shift();
    },
    calls: () => [...calls],
    clearCalls: () => {
      calls = [];
    },
    describe: (index) => ({ name: names[index] ?? '', content: describeContent(content(index)) }),
  };
}

function describeContent(inserted: Inserted): ReaderContent {
  if (inserted.kind === 'vitale') return { kind: 'vitale', profile: inserted.card.name };
  if (inserted.kind !== 'cpx') return { kind: inserted.kind };
  const { card } = inserted;
  return {
    kind: 'cpx',
    profile: card.profile.name,
    serialNumber: card.profile.serialNumber,
    pinTries: card.pinTries(),
  };
}
