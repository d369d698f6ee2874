import { zoneOffsetMinutes } from './zone.js';

/** UTC to the second, `YYYYMMDDhhmmss`: the times of XDS metadata (dmp-transactions 4.1). */
export function formatUtc(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace(/\D/g, '');
}

/** Local time with offset, `YYYYMMDDhhmmss±hhmm`: the times of a clinical document (dmp-transactions 5.1). */
export function formatLocal(instant: Date, timeZone: string): string {
  const offset = zoneOffsetMinutes(instant, timeZone);
  const local = new Date(instant.getTime() + offset * 60_000);
  return `${formatUtc(local)}${formatOffset(offset, '')}`;
}

/** ISO 8601 local time with offset and milliseconds, e.g. `2024-05-01T10:15:00.000+02:00` (XAdES SigningTime). */
export function formatIsoLocal(instant: Date, timeZone: string): string {
  const offset = zoneOffsetMinutes(instant, timeZone);
  const local = new Date(instant.getTime() + offset * 60_000);
  return `${local.toISOString().slice(0, 23)}${formatOffset(offset, ':')}`;
}

function formatOffset(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}${separator}${String(size % 60).padStart(2, '0')}`;
}
