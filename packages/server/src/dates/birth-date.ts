/**
 * A birth date as a Vitale card holds it (js-api 2.6): with its century (`DDMMYYYY`) or without (`YYMMDD`). Month and day
 * may be outside the calendar.
 */
export interface CardDate {
  /** 4 digits, or the last 2 of the year. */
  readonly year: string;
  /** 2 digits. */
  readonly month: string;
  /** 2 digits. */
  readonly day: string;
}

/** Reads a date of a card; nothing when it is neither 6 nor 8 digits. */
export function parseCardDate(text: string): CardDate | undefined {
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (short !== null) return { year: short[1] ?? '', month: short[2] ?? '', day: short[3] ?? '' };
  const long = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (long !== null) return { year: long[3] ?? '', month: long[2] ?? '', day: long[1] ?? '' };
  return undefined;
}

/** Whether the century is part of the date. */
export function hasCentury({ year }: CardDate): boolean {
  return year.length === 4;
}

/** Writes a date in the form it was read in. */
export function formatCardDate({ year, month, day }: CardDate): string {
  return year.length === 4 ? `${day}${month}${year}` : `${year}${month}${day}`;
}
