import { answerTails } from '../../../logging/answer-tails.js';
import type { Handler } from '../../context.js';

/** js-api 6. */
export const hl_getSessionLogsTail: Handler<'hl_getSessionLogsTail'> = (input, { services }) =>
  answerTails(input, services.journals);
