import { refuseField } from '../refusal.js';

/** Dates of the service: `dd/MM/yyyy HH:mm:ss`, Paris time (mss 4.2). */
const PARIS = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'medium',
});

const FORM = /^(\d{2})\/(\d{2})\/(\d{4}) (\d{2}):(\d{2}):(\d{2})$/;

/** A moment as the service writes it. */
export function writeDate(at: Date): string {
  return PARIS.format(at).replace(/[\s\u202f]+/g, ' ');
}

/**
 * A date as it is compared with {@link sortableDate}: texts of the same clock, so that no zone comes into it.
 *
 * @throws {MssRefusal} 36
 */
export function readDate(text: string, field: string): string {
  const match = FORM.exec(text);
  const [day, month, year, ...time] = match?.slice(1) ?? [];
  if (
    match === null ||
    Number.isNaN(Date.parse(`${year}-${month}-${day}T${time.join(':')}Z`)) ||
    new Date(`${year}-${month}-${day}T00:00:00Z`).getUTCDate() !== Number(day)
  ) {
    throw refuseField(field, 'is not a date of the form dd/MM/yyyy HH:mm:ss');
  }
  return `${year}${month}${day}${time.join('')}`;
}

/** A moment in the same form as {@link readDate} gives. */
export function sortableDate(at: Date): string {
  const [date = '', time = ''] = writeDate(at).split(' ');
  return `${date.split('/').reverse().join('')}${time.replaceAll(':', '')}`;
}
