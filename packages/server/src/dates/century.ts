import { type CardDate, hasCentury } from './birth-date.js';
import { standardise } from './lunar.js';

/** Quality of a child on a Vitale card (js-api 4.5). */
export const CHILD = 6;

/** Youngest age of whoever is on a card in another quality than a child's (js-api 7, ours). */
const YOUNGEST_ADULT_YEARS = 16;

const CENTURIES = [20, 19] as const;

/**
 * First two digits of the year of birth of a person of a card (js-api 7, ours). Of 20yy and 19yy, those in the future are
 * left out; a child gets the newest, anybody else the newest that makes him 16 or more.
 *
 * @param quality of the person on the card, {@link CHILD} for a child
 * @param today `YYYYMMDD`
 * @example centuryOf({ year: '15', month: '04', day: '12' }, 6, '20260101') // 20
 */
export function centuryOf(date: CardDate, quality: number | undefined, today: string): number {
  if (hasCentury(date)) return Number(date.year.slice(0, 2));
  const latest = quality === CHILD ? today : yearsBefore(today, YOUNGEST_ADULT_YEARS);
  const fitting = CENTURIES.find((century) => dayOf(date, century) <= latest);
  // Only a clock that is wrong by decades leaves none: the older century is the likelier one then.
  return fitting ?? 19;
}

/** A date of a card with a century, in the calendar, `YYYYMMDD`. */
export function dayOf(date: CardDate, century: number): string {
  const year = hasCentury(date) ? date.year : `${century}${date.year}`;
  // 29 February 00 exists in 2000 and not in 1900: the century may call for one more correction.
  const { month, day } = standardise({ ...date, year });
  return `${year}${month}${day}`;
}

function yearsBefore(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`;
}
