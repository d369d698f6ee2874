import { NOT_SIMULATED } from './not-simulated.js';
import { testExistence } from './td0.2/test-existence.js';
import { feed } from './td2.1/feed.js';
import { search } from './td3.1/search.js';
import { retrieve } from './td3.2/retrieve.js';
import { archive, changeVisibility, deleteDocument } from './td3.3/update.js';
import type { Transaction } from './transaction.js';

/**
 * The transactions of the DMP, in the order in which a message is tried against them: those told by their content
 * come before the one that takes what is left.
 */
export const TRANSACTIONS: readonly Transaction[] = [
  testExistence,
  feed,
  search,
  retrieve,
  changeVisibility,
  archive,
  deleteDocument,
  ...NOT_SIMULATED,
];
