/** `YYYYMMDDHHmmss` in UTC. */
export function utcTime(date: Date): string {
  return date.toISOString().replace(/\D/g, '').slice(0, 14);
}

/** `YYYYMMDDHHmmss+0000` as a CDA document has it. */
export function cdaTime(date: Date): string {
  return `${utcTime(date)}+0000`;
}

const TS = /^(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:\.\d+)?([+-]\d{4})?$/;

/**
 * A time of a CDA document in the form of the metadata: UTC when it says its zone, as precise as it was. One without
 * zone is kept as it is.
 */
export function metadataTime(text: string): string | undefined {
  const match = TS.exec(text.trim());
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, zone] = match;
  const digits = [year, month, day, hour, minute, second].filter((part) => part !== undefined).join('');
  if (zone === undefined || hour === undefined) return digits.slice(0, 14);
  const sign = zone.startsWith('-') ? -1 : 1;
  const ahead = sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5)));
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  return utcTime(new Date(local - ahead * 60_000)).slice(0, digits.length);
}
