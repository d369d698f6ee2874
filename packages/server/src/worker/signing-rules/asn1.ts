import { readDer, readDerSequence } from './der.js';

const INTEGER = 0x02;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const SEQUENCE = 0x30;
const EXPLICIT_0 = 0xa0;

/** A digest with its algorithm (RFC 8017, 9.2): SEQUENCE { SEQUENCE { OID … }, OCTET STRING } and nothing else. */
export function isDigestInfo(data: Buffer): boolean {
  const whole = readDer(data);
  if (whole?.tag !== SEQUENCE || whole.rest.length > 0) return false;
  const [algorithm, digest, ...others] = readDerSequence(whole.content) ?? [];
  return (
    algorithm?.tag === SEQUENCE &&
    readDer(algorithm.content)?.tag === OBJECT_IDENTIFIER &&
    digest?.tag === OCTET_STRING &&
    others.length === 0
  );
}

/** What an RSA key is given: 0, the type of block, at least 8 bytes of padding, 0 (RFC 8017, 9.2 and 7.2). */
export function isPaddedBlock(data: Buffer): boolean {
  return data[0] === 0 && data[1] === 1 && data.subarray(2, 10).equals(Buffer.alloc(8, 0xff));
}

/**
 * The content of a certificate, which begins with its version: a key that signs one gives another key the right to
 * speak in its name (RFC 3820, RFC 5280 4.1).
 */
export function isCertificateBody(data: Buffer): boolean {
  const whole = readDer(data);
  if (whole?.tag !== SEQUENCE) return false;
  const version = readDer(whole.content);
  const serialNumber = version && readDer(version.rest);
  return (
    version?.tag === EXPLICIT_0 &&
    readDer(version.content)?.tag === INTEGER &&
    serialNumber?.tag === INTEGER &&
    readDer(serialNumber.rest)?.tag === SEQUENCE
  );
}
