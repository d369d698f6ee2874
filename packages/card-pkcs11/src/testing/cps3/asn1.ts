import { tlv } from '../tlv.js';

/** ASN.1 values as the descriptions of a PKCS#15 card are written. */
export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);
export const octets = (value: Uint8Array): Buffer => tlv(0x04, value);
export const utf8 = (text: string): Buffer => tlv(0x0c, text);
export const enumerated = (value: number): Buffer => tlv(0x0a, Uint8Array.of(value));
/** A bit string whose last `unused` bits do not count. */
export const bits = (unused: number, ...value: readonly number[]): Buffer =>
  tlv(0x03, Uint8Array.of(unused, ...value));

/** A positive integer, with the zero byte that keeps it positive (cps-card 12.3: references want it). */
export function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return tlv(0x02, (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
}

/** Bytes written in hexadecimal, blanks allowed. */
export const bytes = (hex: string): Buffer => Buffer.from(hex.replace(/\s/g, ''), 'hex');
