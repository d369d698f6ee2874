import { createPublicKey, X509Certificate } from 'node:crypto';
import { CARD_KEY_USES, type CardCertificates, type CardKeyUse } from '../pki/card-certificates.js';
import { X509Certificate as X509 } from '../pki/x509.js';
import { type CardObject, encodeAttribute } from './attributes.js';
import { CKA, CKC_X_509, CKK_RSA, CKO } from './pkcs11-codes.js';

/** Labels and last byte of CKA_ID of a CPS3 (cps-card 3.1). */
const KEY_SHAPES = {
  authentication: {
    id: 0x02,
    key: 'CPS_PRIV_AUT',
    certificate: "Certificat d'Authentification CPS",
    isPrivate: true,
  },
  signature: { id: 0x01, key: 'CPS_PRIV_SIG', certificate: 'Certificat de Signature CPS', isPrivate: true },
  technical: {
    id: 0x03,
    key: 'CPS_PRIV_TECH_AUT',
    certificate: 'Certificat Technique CPS',
    isPrivate: false,
  },
} as const;

/** Application identifier every CKA_ID starts with (cps-card 3.1). */
const APPLICATION_ID = Buffer.from('e828bd080f8025000001ff0010', 'hex');

/** What exists in a private key and never leaves the card. */
const SENSITIVE = new Set<number>([
  CKA.PRIVATE_EXPONENT,
  CKA.PRIME_1,
  CKA.PRIME_2,
  CKA.EXPONENT_1,
  CKA.EXPONENT_2,
  CKA.COEFFICIENT,
]);

const NOTHING: ReadonlySet<number> = new Set();

/** Private keys, public keys and certificates of a card. */
export function makeKeyObjects(certificates: CardCertificates): readonly CardObject[] {
  return CARD_KEY_USES.flatMap((use) => keyObjects(use, certificates[use].certificate));
}

function keyObjects(use: CardKeyUse, pem: string): readonly CardObject[] {
  const shape = KEY_SHAPES[use];
  const der = new X509Certificate(pem).raw;
  const id: Entry = [CKA.ID, Buffer.concat([APPLICATION_ID, Buffer.from([shape.id])])];
  const modulus = publicNumbers(pem);
  return [
    {
      isPrivate: shape.isPrivate,
      sensitive: SENSITIVE,
      keyUse: use,
      attributes: new Map([
        ...common(CKO.PRIVATE_KEY, shape.key, shape.isPrivate),
        ...modulus,
        id,
        [CKA.SENSITIVE, encodeAttribute(true)],
        [CKA.EXTRACTABLE, encodeAttribute(false)],
        [CKA.SIGN, encodeAttribute(true)],
        [CKA.DECRYPT, encodeAttribute(use === 'authentication')],
      ]),
    },
    {
      isPrivate: false,
      sensitive: NOTHING,
      attributes: new Map([
        // cps-card 3.1: the label of a public key ends with one NUL.
        ...common(CKO.PUBLIC_KEY, `Cle publique - ${shape.certificate}\0`, false),
        ...modulus,
        id,
        [CKA.VERIFY, encodeAttribute(true)],
        [CKA.ENCRYPT, encodeAttribute(use === 'authentication')],
      ]),
    },
    {
      isPrivate: false,
      sensitive: NOTHING,
      attributes: new Map([
        ...common(CKO.CERTIFICATE, shape.certificate, false),
        ...certificateNames(der),
        id,
        [CKA.CERTIFICATE_TYPE, encodeAttribute(CKC_X_509)],
        [CKA.VALUE, der],
      ]),
    },
  ];
}

type Entry = readonly [type: number, value: Buffer];

function common(objectClass: number, label: string, isPrivate: boolean): readonly Entry[] {
  return [
    [CKA.CLASS, encodeAttribute(objectClass)],
    [CKA.TOKEN, encodeAttribute(true)],
    [CKA.PRIVATE, encodeAttribute(isPrivate)],
    [CKA.LABEL, encodeAttribute(label)],
  ];
}

function publicNumbers(pem: string): readonly Entry[] {
  const { n = '', e = '' } = createPublicKey(pem).export({ format: 'jwk' });
  const modulus = Buffer.from(n, 'base64url');
  return [
    [CKA.KEY_TYPE, encodeAttribute(CKK_RSA)],
    [CKA.MODULUS, modulus],
    [CKA.MODULUS_BITS, encodeAttribute(modulus.length * 8)],
    [CKA.PUBLIC_EXPONENT, Buffer.from(e, 'base64url')],
  ];
}

function certificateNames(der: Buffer): readonly Entry[] {
  const certificate = new X509(Uint8Array.from(der));
  const serial = Buffer.from(certificate.serialNumber, 'hex');
  return [
    [CKA.SUBJECT, Buffer.from(certificate.subjectName.toArrayBuffer())],
    [CKA.ISSUER, Buffer.from(certificate.issuerName.toArrayBuffer())],
    // PKCS#11 wants the DER INTEGER, tag and length included; ours is positive and under 128 bytes.
    [CKA.SERIAL_NUMBER, Buffer.concat([Buffer.from([0x02, serial.length]), serial])],
  ];
}
