import { answerTails } from '../../logging/answer-tails.js';
import type { MasterHandler } from './master-command.js';

/** js-api 6. Pages of origins that are not allowed never get this far. */
export const getLogsTail: MasterHandler<'getLogsTail'> = (input, { journals }) =>
  answerTails(input, journals);
