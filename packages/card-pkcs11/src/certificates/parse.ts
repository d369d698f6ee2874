import { type KeyObject, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, KeyUsage, KeyUsageFlags, type Name } from '@peculiar/asn1-x509';
import { CardError } from '../errors.js';

/** The parts of a card certificate this package reads. */
export interface CardCertificate {
  readonly der: Uint8Array;
  /** Values of the subject by attribute OID, whatever RDN holds them: CN, SN and GN share one (cps-card 4.2). */
  readonly subject: ReadonlyMap<string, readonly string[]>;
  readonly issuer: ReadonlyMap<string, readonly string[]>;
  readonly notAfter: Date;
  /** Whether KeyUsage has nonRepudiation, which marks the signature certificate; `undefined` without KeyUsage. */
  readonly nonRepudiation: boolean | undefined;
  /** DER content of each extension by OID. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
  /** The RSA key, and its numbers, big-endian. */
  readonly publicKey: { readonly object: KeyObject; readonly modulus: Buffer; readonly exponent: Buffer };
}

/** Attribute OIDs of a subject (X.520). */
export const ATTRIBUTE = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  organizationalUnit: '2.5.4.11',
  title: '2.5.4.12',
  givenName: '2.5.4.42',
} as const;

const KEY_USAGE = '2.5.29.15';

/** Reads a name, multi-valued RDNs included: every value of every attribute, in order. */
export function readName(name: Name): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const rdn of name) {
    for (const { type, value } of rdn) {
      values.set(type, [...(values.get(type) ?? []), value.toString()]);
    }
  }
  return values;
}

function readPublicKey(der: Uint8Array): CardCertificate['publicKey'] {
  const object = new X509Certificate(der).publicKey;
  const { n, e } = object.export({ format: 'jwk' });
  if (typeof n !== 'string' || typeof e !== 'string') {
    throw new CardError('CARD_DATA', 'A certificate of the card holds no RSA key.');
  }
  return { object, modulus: Buffer.from(n, 'base64url'), exponent: Buffer.from(e, 'base64url') };
}

/**
 * Reads a certificate of the card.
 *
 * @throws CardError `CARD_DATA` when it is not an X.509 certificate with an RSA key
 */
export function parseCertificate(der: Uint8Array): CardCertificate {
  try {
    const { tbsCertificate } = AsnConvert.parse(der, Certificate);
    const extensions = new Map(
      (tbsCertificate.extensions ?? []).map(({ extnID, extnValue }) => [
        extnID,
        new Uint8Array(extnValue.buffer),
      ]),
    );
    const usage = extensions.get(KEY_USAGE);
    return {
      der,
      subject: readName(tbsCertificate.subject),
      issuer: readName(tbsCertificate.issuer),
      notAfter: tbsCertificate.validity.notAfter.getTime(),
      nonRepudiation:
        usage && (AsnConvert.parse(usage, KeyUsage).toNumber() & KeyUsageFlags.nonRepudiation) !== 0,
      extensions,
      publicKey: readPublicKey(der),
    };
  } catch (cause) {
    if (cause instanceof CardError) throw cause;
    throw new CardError('CARD_DATA', 'A certificate of the card cannot be read.', { cause });
  }
}

/** Gives the first value of an attribute, or an empty text. */
export function firstValue(name: ReadonlyMap<string, readonly string[]>, attribute: string): string {
  return name.get(attribute)?.[0] ?? '';
}
