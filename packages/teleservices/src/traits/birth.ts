import { TeleservicesError, TraitError } from '../errors.js';
import { TRAIT_RULES } from './rules.js';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text YYYY-MM-DD is a date of the calendar. */
export function isCalendarDate(text: string): boolean {
  const parts = DAY.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * Checks a birth date (teleservices 8.3): one that a user typed must be a date of the calendar; one copied from a Vitale
 * card may be a "date lunaire", whose month or day is none.
 *
 * @throws {TraitError} `TRAIT_INVALID`.
 */
export function checkBirthDate(text: string, field: string, lunar: boolean): string {
  const date = text.trim();
  if (lunar ? DAY.test(date) : isCalendarDate(date)) return date;
  throw new TraitError(
    field,
    'date',
    lunar ? `${field} must be written YYYY-MM-DD.` : `${field} ${TRAIT_RULES.date}.`,
  );
}

/** Checks a sex: an unknown one cannot be sent. @throws {TraitError} `TRAIT_INVALID`. */
export function checkSex(sex: string, field: string): 'M' | 'F' {
  if (sex === 'M' || sex === 'F') return sex;
  throw new TraitError(field, 'sex', `${field} ${TRAIT_RULES.sex}.`);
}

/** COG of the commune at the time of birth: Corsica has letters, abroad starts with 99 (teleservices 8.3). */
const PLACE = /^[0-9][0-9AB][0-9]{3}$/;

/** Checks a birth place; `undefined` when none was given. @throws {TraitError} `TRAIT_INVALID`. */
export function checkBirthPlace(text: string | undefined, field: string): string | undefined {
  const place = text?.trim().toUpperCase() ?? '';
  if (place === '') return undefined;
  if (!PLACE.test(place)) throw new TraitError(field, 'place', `${field} ${TRAIT_RULES.place}.`);
  return place;
}

/** Checks that a trait was given. @throws {TeleservicesError} `TRAIT_MISSING`. */
export function requireTrait(text: string | undefined, field: string): string {
  if (text === undefined || text.trim() === '') {
    throw new TeleservicesError('TRAIT_MISSING', `${field} is missing.`, { field });
  }
  return text;
}
