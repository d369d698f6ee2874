import { formatCardDate } from '../../../dates/birth-date.js';
import { standardise } from '../../../dates/lunar.js';
import type { Handler } from '../../context.js';
import { readDate } from './read-date.js';

/** js-api 7. */
export const hl_convertLunarDateToStandardDate: Handler<'hl_convertLunarDateToStandardDate'> = async ({
  s_date,
}) => ({ s_date: formatCardDate(standardise(readDate(s_date))) });
