import type { CommandName } from '../../table.js';
import type { Example } from '../documented-command.js';
import { CARD_EXAMPLES } from './cards.js';
import { DMP_EXAMPLES } from './dmp.js';
import { SESSION_EXAMPLES } from './session.js';

/** One exchange for each command (a test asks for every one). */
export const EXAMPLES: Readonly<Partial<Record<CommandName, Example>>> = {
  ...SESSION_EXAMPLES,
  ...CARD_EXAMPLES,
  ...DMP_EXAMPLES,
};
