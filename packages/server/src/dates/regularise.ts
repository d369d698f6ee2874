import type { CardDate } from './birth-date.js';
import { centuryOf, dayOf } from './century.js';

/**
 * The birth date of a person of a card as a day of the calendar, `YYYYMMDD`: lunar correction, then century where the card
 * has none (js-api 7).
 *
 * @param today `YYYYMMDD`
 * @example regularise({ year: '1950', month: '00', day: '00' }, 0, '20260101') // '19500101'
 */
export function regularise(date: CardDate, quality: number | undefined, today: string): string {
  return dayOf(date, centuryOf(date, quality, today));
}

/** The same digits in the order `YYYYMMDD`, with the century and without any correction (js-api 4.5). */
export function reorder(date: CardDate, quality: number | undefined, today: string): string {
  const year = date.year.length === 4 ? date.year : `${centuryOf(date, quality, today)}${date.year}`;
  return `${year}${date.month}${date.day}`;
}

/** `YYMMDD` with month and day as they are on the card: what the INS-C is calculated from (dmp-transactions 7.3). */
export function shorten({ year, month, day }: CardDate): string {
  return `${year.slice(-2)}${month}${day}`;
}
