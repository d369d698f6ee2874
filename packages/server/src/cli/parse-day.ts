import { UsageError } from './usage-error.js';

/** Reads an option that is a day to come, 0:00 UTC. @throws {UsageError} naming the option */
export function parseDay(text: string | undefined, option = '--expires'): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    !date.toISOString().startsWith(text)
  ) {
    throw new UsageError({
      fr: `${option} attend une date AAAA-MM-JJ.`,
      en: `${option} wants a date YYYY-MM-DD.`,
    });
  }
  if (date.getTime() <= Date.now()) {
    throw new UsageError({ fr: `${option} est déjà passé.`, en: `${option} is in the past.` });
  }
  return date;
}
