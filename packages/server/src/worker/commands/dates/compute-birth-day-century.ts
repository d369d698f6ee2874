import { dayInFrance } from '../../../dates/calendar.js';
import { centuryOf } from '../../../dates/century.js';
import type { Handler } from '../../context.js';
import { readDateWithQuality } from './read-date.js';

/** js-api 7. */
export const hl_computeBirthDayCentury: Handler<'hl_computeBirthDayCentury'> = async ({
  s_date,
  i_quality,
}) => ({ i_century: centuryOf(readDateWithQuality(s_date, i_quality), i_quality, dayInFrance(new Date())) });
