import { isLineOf } from '../../logging/account-tag.js';
import { answerTails } from '../../logging/answer-tails.js';
import type { MasterHandler } from './master-command.js';

/** js-api 6. Pages of origins that are not allowed never get this far; lines of other accounts are left out (1.8). */
export const getLogsTail: MasterHandler<'getLogsTail'> = (input, { account, journals }) =>
  answerTails(input, {
    tail: (journal, lines) => journals.tail(journal, lines, (line) => isLineOf(account, line)),
  });
