import { decodeText } from '../tlv/text.js';
import type { CardCertificate } from './parse.js';

/** Private extensions of CPS certificates (cps-card 4.3). */
export const EXTENSION = {
  cardType: '1.2.250.1.71.1.2.2',
  cardNumber: '1.2.250.1.71.1.2.3',
  category: '1.2.250.1.71.1.2.5',
  profession: '1.2.250.1.71.1.2.7',
  professionInTraining: '1.2.250.1.71.1.2.8',
  speciality: '1.2.250.1.71.4.2.5',
} as const;

const DER_INTEGER = 0x02;
// OCTET STRING, UTF8String, NumericString, PrintableString, T61String, IA5String.
const DER_STRINGS: ReadonlySet<number> = new Set([0x04, 0x0c, 0x12, 0x13, 0x14, 0x16]);

/** Value of a private extension: a number when the certificate holds an INTEGER, else its text. */
export type ExtensionValue = number | string;

/**
 * Reads a private extension whose encoding is not published: a DER integer or string, else the raw bytes as text
 * (cps-card 4.3).
 */
export function readExtension(certificate: CardCertificate, oid: string): ExtensionValue | undefined {
  const content = certificate.extensions.get(oid);
  if (content === undefined) return undefined;
  const [tag, length] = content;
  const value = content.subarray(2);
  if (tag !== undefined && length === value.length) {
    if (tag === DER_INTEGER && value.length > 0 && value.length <= 4) {
      return value.reduce((number, byte) => number * 0x100 + byte, 0);
    }
    if (DER_STRINGS.has(tag)) return decodeText(value).trim();
  }
  return decodeText(content).trim();
}

/** Reads an extension whose value is a decimal code, e.g. `10` for a profession, padded to `width` digits. */
export function readCode(certificate: CardCertificate, oid: string, width = 2): string | undefined {
  const value = readExtension(certificate, oid);
  if (value === undefined || value === '') return undefined;
  return String(value).padStart(width, '0');
}

/** Reads the card category G01, whose integer form is binary-coded: 128 = 0x80 = `80` (cps-card 4.3). */
export function readCategory(certificate: CardCertificate): string | undefined {
  const value = readExtension(certificate, EXTENSION.category);
  if (typeof value === 'number' && value >= 0x80) return value.toString(16);
  return readCode(certificate, EXTENSION.category);
}
