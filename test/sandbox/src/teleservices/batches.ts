import { randomUUID } from 'node:crypto';
import type { VerificationReport } from '@dmpconnect/teleservices/wire-profile';
import type { Clock } from '../dmp/clock.js';

/** A batch of verifications that was handed in (teleservices 7.5). */
export interface Batch {
  readonly number: string;
  /** Who handed it in: nobody else fetches it. */
  readonly owner: string;
  readonly availableAt: Date;
  readonly keptUntil: Date;
  readonly items: readonly (VerificationReport & { readonly rank: number })[];
}

/** Batches until they are forgotten. */
export interface BatchStore {
  add(batch: Omit<Batch, 'number'>): Batch;
  find(number: string, owner: string): Batch | undefined;
  clear(): void;
}

/** An empty store. Batches are forgotten by the clock, whenever it is used. */
export function createBatchStore(clock: Clock): BatchStore {
  const known = new Map<string, Batch>();
  const forget = (): void => {
    const now = clock.now();
    for (const [number, { keptUntil }] of known) if (keptUntil <= now) known.delete(number);
  };
  return {
    add: (batch) => {
      forget();
      const added = { ...batch, number: randomUUID() };
      known.set(added.number, added);
      return added;
    },
    find: (number, owner) => {
      forget();
      const batch = known.get(number);
      return batch?.owner === owner ? batch : undefined;
    },
    clear: () => known.clear(),
  };
}
