import { listAlds } from './aldi.js';
import { fetchBatch, submitBatch } from './batch.js';
import type { Operation } from './operation.js';
import { searchByTraits } from './traits-search.js';
import { verifyIdentity } from './verification.js';
import { searchByVitale } from './vitale-search.js';

/** Every operation that the simulator plays (teleservices 7, 10). */
export const OPERATIONS: readonly Operation[] = [
  searchByVitale,
  searchByTraits,
  verifyIdentity,
  submitBatch,
  fetchBatch,
  listAlds,
];
