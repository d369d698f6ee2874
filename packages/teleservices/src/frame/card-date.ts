import { isCalendarDate } from '../traits/birth.js';

const PLAUSIBLE = /^(?:18[5-9]|19\d|20\d)\d-/;

/**
 * A birth date of a Vitale card as YYYY-MM-DD: readers write YYYY-MM-DD, YYYYMMDD or DDMMYYYY (teleservices 7.1). A date
 * of the calendar in a plausible year can be read one way only; a "date lunaire" is read by its year.
 *
 * @returns `undefined` when it is none of them.
 * @example cardDate('31121975') // '1975-12-31'
 */
export function cardDate(text: string): string | undefined {
  const trimmed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return trimmed;
  if (!/^\d{8}$/.test(trimmed)) return undefined;
  const readings = [
    `${trimmed.slice(0, 4)}-${trimmed.slice(4, 6)}-${trimmed.slice(6)}`,
    `${trimmed.slice(4)}-${trimmed.slice(2, 4)}-${trimmed.slice(0, 2)}`,
  ].filter((reading) => PLAUSIBLE.test(reading));
  return readings.find(isCalendarDate) ?? readings[0];
}
