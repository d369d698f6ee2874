import { DmpError } from '../errors.js';

const FORM = /^\d{4}(?:\d{2}){0,5}$/;

/** First second of a UTC period written as any prefix of `YYYYMMDDhhmmss`. @throws {DmpError} `QUERY_INVALID`. */
export function firstSecond(prefix: string, field: string): string {
  checkPrefix(prefix, field);
  return `${prefix}${'00000101000000'.slice(prefix.length)}`;
}

/** First second after that period: an upper bound that leaves nothing of it out. @throws {DmpError} `QUERY_INVALID`. */
export function firstSecondAfter(prefix: string, field: string): string {
  const start = firstSecond(prefix, field);
  const part = (from: number, to: number) => Number(start.slice(from, to)) + (prefix.length === to ? 1 : 0);
  const next = new Date(
    Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14)),
  );
  return next.toISOString().slice(0, 19).replace(/\D/g, '');
}

function checkPrefix(prefix: string, field: string): void {
  if (!FORM.test(prefix)) {
    throw new DmpError(
      'QUERY_INVALID',
      `${field} must be the beginning of YYYYMMDDhhmmss, a year at least.`,
      {
        field,
      },
    );
  }
}
