/** Days of a month, 1 to 12, of a year of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  // Day 0 of the next month. The year is set apart: 0 to 99 would be taken for 1900 to 1999.
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

const DAY_IN_FRANCE = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in France at an instant, `YYYYMMDD`. */
export function dayInFrance(instant: Date): string {
  return DAY_IN_FRANCE.format(instant).replaceAll('-', '');
}
