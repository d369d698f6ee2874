import type { MemoryResult, Result } from '../measure.js';
import { compareCard } from './card.js';
import { compareCommands } from './commands.js';
import { compareDocument } from './document.js';
import { compareLarge } from './large.js';
import { compareLot } from './lot.js';

/** The comparisons by name, for `--only`. */
export const CASES: Readonly<Record<string, () => Promise<readonly (Result | MemoryResult)[]>>> = {
  commands: compareCommands,
  card: compareCard,
  document: compareDocument,
  large: compareLarge,
  lot: compareLot,
};
