/** `yyyyMMddHHmmss`, UTC: the time of XDS slots (dmp-transactions 4.1) and of HL7 `creationTime`. */
export function formatUtc(date: Date): string {
  return date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
}

const DTM = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?$/;

/** Whether a slot holds a time XDS takes: a year at least, no offset, and a date of the calendar. */
export function isXdsTime(value: string): boolean {
  const parts = DTM.exec(value);
  if (parts === null || ![4, 6, 8, 10, 12, 14].includes(value.length)) return false;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return (
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  );
}

const WITH_OFFSET = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?([+-])(\d{2})(\d{2})$/;

/**
 * A CDA time (local, with its offset) in UTC, as `yyyyMMddHHmmss` (dmp-transactions 5.1, 5.4);
 * `undefined` when it has no hour or no offset.
 *
 * @example `cdaTimeToUtc('20260705101500+0200')` is `'20260705081500'`
 */
export function cdaTimeToUtc(value: string): string | undefined {
  const match = WITH_OFFSET.exec(value);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const offset = (Number(match[8]) * 60 + Number(match[9])) * (match[7] === '-' ? -1 : 1);
  return formatUtc(new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second)));
}

/** The value to its own precision, padded to seconds with the lowest values, for comparisons in queries. */
export function padUtc(value: string): string {
  return value + '00000101000000'.slice(value.length);
}
