import { createHash } from 'node:crypto';
import { insKey } from './key.js';

/**
 * Calculates the historic INS-C of a beneficiary from the traits of his Vitale card (dmp-transactions 7.3).
 *
 * @param birthDate `YYMMDD` as read on the card, lunar values kept.
 * @param nir 13 characters without key, Corsican letter kept.
 * @returns 22 digits, key included.
 * @example calculateInsC('DOMINIQUE', '790328', '2790351215188') // '0529782301522593359679'
 */
export function calculateInsC(givenName: string, birthDate: string, nir: string): string {
  const name = givenName
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
    .slice(0, 10)
    .padEnd(10, ' ');
  const digest = createHash('sha256').update(`${name}${birthDate}${nir}`, 'ascii').digest();
  const value = digest.readBigUInt64BE(0).toString().padStart(20, '0');
  return `${value}${insKey(value)}`;
}
