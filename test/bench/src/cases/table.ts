import type { Result } from '../measure.js';
import { compareCard } from './card.js';
import { compareCommands } from './commands.js';
import { compareDocument } from './document.js';
import { compareLarge } from './large.js';

/** The comparisons by name, for `--only`. */
export const CASES: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  commands: compareCommands,
  card: compareCard,
  document: compareDocument,
  large: compareLarge,
};
