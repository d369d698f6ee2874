import { formatLocal, formatUtc } from '../time/format.js';
import { instantOf, parseHl7Time } from '../time/hl7-time.js';
import type { ResolvedTime } from './resolved.js';

/**
 * The start of a time given as HL7 text. The header wants a minute and an offset (dmp-transactions 5.2, row 22), so a
 * day alone becomes its first second in the zone of the practice.
 *
 * @throws {DmpError} `TIME_INVALID`.
 */
export function resolveStart(text: string, timeZone: string, field: string): ResolvedTime {
  return inBothForms(instantOf(parseHl7Time(text, field), timeZone), timeZone);
}

/** The end of a time given as HL7 text: a day alone becomes its last second. @throws {DmpError} `TIME_INVALID`. */
export function resolveEnd(text: string, timeZone: string, field: string): ResolvedTime {
  const time = parseHl7Time(text, field);
  const digits = time.digits.length === 8 ? `${time.digits}235959` : time.digits;
  return inBothForms(instantOf({ ...time, digits }, timeZone), timeZone);
}

function inBothForms(instant: Date, timeZone: string): ResolvedTime {
  return { local: formatLocal(instant, timeZone), utc: formatUtc(instant) };
}
