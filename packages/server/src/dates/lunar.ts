import type { CardDate } from './birth-date.js';
import { hasCentury } from './birth-date.js';
import { daysInMonth } from './calendar.js';

/**
 * Brings a "lunar" date back into the calendar (js-api 7, ours): a month that is none becomes 01, day 00 becomes 01, a day
 * after the end of the month becomes its last one. A date of the calendar is given back as it is.
 *
 * @example standardise({ year: '50', month: '00', day: '00' }) // { year: '50', month: '01', day: '01' }
 */
export function standardise(date: CardDate): CardDate {
  const month = isMonth(date.month) ? date.month : '01';
  if (date.day === '00') return { ...date, month, day: '01' };
  const last = daysInMonth(yearForLength(date), Number(month));
  return Number(date.day) > last ? { ...date, month, day: String(last) } : { ...date, month };
}

function isMonth(month: string): boolean {
  const number = Number(month);
  return number >= 1 && number <= 12;
}

/**
 * A year that February is counted by. Without the century, 29 February is a date of the calendar when one of the two
 * centuries has it: 2000 for `00`, and both or none for the others.
 */
function yearForLength(date: CardDate): number {
  return hasCentury(date) ? Number(date.year) : 2000 + Number(date.year);
}
