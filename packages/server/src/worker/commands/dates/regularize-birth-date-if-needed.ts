import { dayInFrance } from '../../../dates/calendar.js';
import { regularise } from '../../../dates/regularise.js';
import type { Handler } from '../../context.js';
import { readDateWithQuality } from './read-date.js';

/** js-api 7. */
export const hl_regularizeBirthDateIfNeeded: Handler<'hl_regularizeBirthDateIfNeeded'> = async ({
  s_date,
  i_quality,
}) => ({ s_date: regularise(readDateWithQuality(s_date, i_quality), i_quality, dayInFrance(new Date())) });
