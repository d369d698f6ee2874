import { ApiFailure } from '../../../contract/errors.js';
import { type CardDate, hasCentury, parseCardDate } from '../../../dates/birth-date.js';

/** Reads `s_date`. @throws {ApiFailure} 6000/2 */
export function readDate(text: string): CardDate {
  const date = parseCardDate(text.trim());
  if (date !== undefined) return date;
  throw new ApiFailure('functional-fault', { description: 's_date must be YYMMDD or DDMMYYYY' });
}

/**
 * Reads `s_date` for what needs its century. A quality that is missing would make a guess of a birthday.
 *
 * @throws {ApiFailure} 6000/2
 */
export function readDateWithQuality(text: string, quality: number | undefined): CardDate {
  const date = readDate(text);
  if (hasCentury(date) || quality !== undefined) return date;
  throw new ApiFailure('functional-fault', {
    description: 'i_quality is missing: s_date has no century without it',
  });
}
