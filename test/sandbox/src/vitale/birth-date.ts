/**
 * A birth date as a Vitale card holds it, `YYMMDD` or `DDMMYYYY`, written YYYY-MM-DD. The century of the short form is the
 * last that has begun; month and day are not corrected.
 *
 * @example isoBirthDate('751231', new Date('2026-01-01')) // '1975-12-31'
 */
export function isoBirthDate(text: string, today: Date): string {
  if (text.length === 8) return `${text.slice(4)}-${text.slice(2, 4)}-${text.slice(0, 2)}`;
  const century = Number(text.slice(0, 2)) > today.getUTCFullYear() % 100 ? '19' : '20';
  return `${century}${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}`;
}
