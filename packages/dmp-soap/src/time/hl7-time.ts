import { DmpError } from '../errors.js';
import { zoneOffsetMinutes } from './zone.js';

/** A time stamp of HL7: digits down to a precision, and the offset of its zone when it has an hour. */
export interface Hl7Time {
  /** `YYYY[MM[DD[hh[mm[ss]]]]]`, fractions dropped. */
  readonly digits: string;
  /** Minutes east of UTC, when it was written. */
  readonly offsetMinutes: number | undefined;
}

const FORM = /^(\d{4}(?:\d{2}){0,5})(?:\.\d{1,4})?(?:([+-])(\d{2})(\d{2}))?$/;
const RANGES: readonly (readonly [from: number, least: number, most: number])[] = [
  [4, 1, 12],
  [6, 1, 31],
  [8, 0, 23],
  [10, 0, 59],
  [12, 0, 60],
];

/**
 * Reads an HL7 time stamp.
 *
 * @param field Name of the field, for the error.
 * @example parseHl7Time('20240501101500+0200', 'creationTime') // { digits: '20240501101500', offsetMinutes: 120 }
 * @throws {DmpError} `TIME_INVALID`.
 */
export function parseHl7Time(text: string, field: string): Hl7Time {
  const [, digits, sign, hours, minutes] = FORM.exec(text) ?? [];
  if (digits === undefined || !inCalendar(digits) || (sign !== undefined && digits.length < 10)) {
    throw new DmpError('TIME_INVALID', `${field} is not a time of the form YYYYMMDDhhmmss±hhmm.`, { field });
  }
  if (sign === undefined) return { digits, offsetMinutes: undefined };
  const offset = Number(hours) * 60 + Number(minutes);
  if (offset > 14 * 60 || Number(minutes) > 59) {
    throw new DmpError('TIME_INVALID', `${field} has an impossible offset.`, { field });
  }
  return { digits, offsetMinutes: sign === '-' ? -offset : offset };
}

/** The instant of a time stamp; without offset it is taken as local time of `timeZone`. Missing parts are the first ones. */
export function instantOf(time: Hl7Time, timeZone: string): Date {
  const civil = civilMillis(time.digits);
  if (time.offsetMinutes !== undefined) return new Date(civil - time.offsetMinutes * 60_000);
  // The offset depends on the instant, which depends on the offset: the second look-up settles it around a change.
  const guess = civil - zoneOffsetMinutes(new Date(civil), timeZone) * 60_000;
  return new Date(civil - zoneOffsetMinutes(new Date(guess), timeZone) * 60_000);
}

/** Milliseconds of the digits read as UTC. */
function civilMillis(digits: string): number {
  const part = (from: number, size: number, missing: number) =>
    digits.length > from ? Number(digits.slice(from, from + size)) : missing;
  return Date.UTC(
    part(0, 4, 0),
    part(4, 2, 1) - 1,
    part(6, 2, 1),
    part(8, 2, 0),
    part(10, 2, 0),
    part(12, 2, 0),
  );
}

function inCalendar(digits: string): boolean {
  const inRanges = RANGES.every(([from, least, most]) => {
    if (digits.length <= from) return true;
    const value = Number(digits.slice(from, from + 2));
    return value >= least && value <= most;
  });
  if (!inRanges || Number(digits.slice(0, 4)) < 1000) return false;
  // 31 April and 29 February of a common year roll over into the next month.
  return (
    digits.length < 8 || new Date(civilMillis(digits.slice(0, 8))).getUTCDate() === Number(digits.slice(6, 8))
  );
}
