import { UsageError } from './usage-error.js';

/** Reads the option `--expires`: a day to come, 0:00 UTC. @throws {UsageError} */
export function parseDay(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    !date.toISOString().startsWith(text)
  ) {
    throw new UsageError({
      fr: '--expires attend une date AAAA-MM-JJ.',
      en: '--expires wants a date YYYY-MM-DD.',
    });
  }
  if (date.getTime() <= Date.now()) {
    throw new UsageError({ fr: '--expires est déjà passé.', en: '--expires is in the past.' });
  }
  return date;
}
