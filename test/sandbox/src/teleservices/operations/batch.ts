import {
  BATCH_LIMIT,
  type BatchResult,
  VERIFICATION_CODES,
  WIRE_PROFILE,
} from '@dmpconnect/teleservices/wire-profile';
import { refuse } from '../refusal.js';
import { defineOperation } from './operation.js';
import { verify } from './verification.js';

const OK = { code: '00', label: VERIFICATION_CODES['00'] } as const;
const HOUR = 3_600_000;

/** INSi 4: a batch of identities to verify (teleservices 7.5). */
export const submitBatch = defineOperation({
  entry: WIRE_PROFILE['insi.lot.depot'],
  technicalFault: 'desir_1020',
  answer: ({ items }, { caller }, world) => {
    if (items.length > BATCH_LIMIT) {
      throw refuse('desir_sim_003', `A batch holds at most ${BATCH_LIMIT} identities.`);
    }
    const { batchDelayMs, batchKeptHours } = world.settings;
    const now = world.clock.now().getTime();
    const { number, availableAt } = world.batches.add({
      owner: caller.id,
      availableAt: new Date(now + batchDelayMs),
      keptUntil: new Date(now + batchKeptHours * HOUR),
      items: items.map((item) => ({ ...verify(item, world), rank: item.rank })),
    });
    return { ...OK, batchNumber: number, availableAt: availableAt.toISOString() };
  },
});

/** INSi 5: the outcome of a batch, once it is there, for who handed it in. */
export const fetchBatch = defineOperation({
  entry: WIRE_PROFILE['insi.lot.recup'],
  technicalFault: 'desir_1020',
  answer: ({ batchNumber }, { caller }, { batches, clock }): BatchResult => {
    const batch = batches.find(batchNumber, caller.id);
    if (batch === undefined) return { code: '01', label: 'Lot inconnu', state: 'INCONNU', items: [] };
    if (clock.now() < batch.availableAt) return { ...OK, state: 'EN_COURS', items: [] };
    return { ...OK, state: 'TERMINE', items: batch.items };
  },
});
