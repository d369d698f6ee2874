import { dayInFrance } from '../../../dates/calendar.js';
import type { Handler } from '../../context.js';
import { describeVitaleCard } from '../../vitale/describe-card.js';
import { readVitaleCard } from '../../vitale/read-card.js';

/** js-api 4.5. */
export const hl_readVitaleCard: Handler<'hl_readVitaleCard'> = async (_input, context) => {
  const card = await readVitaleCard(await context.services.vitale(), context, context.signal);
  return describeVitaleCard(card, dayInFrance(new Date()));
};
