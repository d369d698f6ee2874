import { DmpError } from '../errors.js';

/**
 * Control key of a NIR or NIA (13 characters, Corsican letter kept) or of an INS-C (20 digits): two digits
 * (dmp-transactions 7.2 and 7.3).
 *
 * @example insKey('2790351215188') // '90'
 * @throws {DmpError} `INS_INVALID` when it is neither 13 characters of a NIR nor 20 digits.
 */
export function insKey(body: string): string {
  if (!/^(?:\d{5}(?:\d{2}|2[AB])\d{6}|\d{20})$/.test(body)) {
    throw new DmpError(
      'INS_INVALID',
      'A key is computed on 13 characters of a NIR or 20 digits of an INS-C.',
      {
        field: 'ins',
      },
    );
  }
  // Corsica counts as departments 19 (2A) and 18 (2B); 20 digits do not fit in a double.
  const number = BigInt(body.replace('2A', '19').replace('2B', '18'));
  return String(97n - (number % 97n)).padStart(2, '0');
}

/** Checks that an identifier ends with its own key. @throws {DmpError} `INS_KEY`, `INS_INVALID`. */
export function checkInsKey(value: string): void {
  if (insKey(value.slice(0, -2)) !== value.slice(-2)) {
    throw new DmpError('INS_KEY', 'The control key of the patient identifier is wrong.', { field: 'ins' });
  }
}
