/** Dates of the service: `dd/MM/yyyy HH:mm:ss` without zone, taken for Paris time (mss 4.2). */
const PARIS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const FORM = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2})$/;

/** A date as the service writes it. */
export function formatServiceDate(date: Date): string {
  const parts = new Map(PARIS.formatToParts(date).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${part('day')}/${part('month')}/${part('year').padStart(4, '0')} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/** The moment that a date of the service means; `undefined` for another form or a day that does not exist. */
export function readServiceDate(text: string): Date | undefined {
  const match = FORM.exec(text.trim());
  if (match === null) return undefined;
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  // Paris is one or two hours ahead; the hour that comes twice in autumn is taken for the first one.
  for (const ahead of [2, 1]) {
    const candidate = new Date(asUtc - ahead * 3_600_000);
    if (formatServiceDate(candidate) === text.trim()) return candidate;
  }
  // An hour that does not exist in spring is read as the one after; a day that does not exist is none.
  const skipped = new Date(asUtc - 3_600_000);
  return formatServiceDate(skipped).slice(0, 10) === text.trim().slice(0, 10) && hour < 24
    ? skipped
    : undefined;
}
