import { createHash } from 'node:crypto';
import {
  CKM_SHA1_RSA_PKCS,
  CKM_SHA256_RSA_PKCS,
  CKM_SHA384_RSA_PKCS,
  CKM_SHA512_RSA_PKCS,
} from '../module/constants.js';
import type { SignatureAlgorithm } from '../seams.js';

interface Digest {
  readonly name: string;
  /** DER of a DigestInfo up to the digest itself (RFC 8017, 9.2, note 1). */
  readonly prefix: Buffer;
  /** Mechanism that hashes and signs in one operation. */
  readonly hashingMechanism: number;
}

/** The digests a card key is asked for. */
export const DIGESTS: Readonly<Record<SignatureAlgorithm, Digest>> = {
  'RSA-SHA1': {
    name: 'sha1',
    prefix: Buffer.from('3021300906052b0e03021a05000414', 'hex'),
    hashingMechanism: CKM_SHA1_RSA_PKCS,
  },
  'RSA-SHA256': {
    name: 'sha256',
    prefix: Buffer.from('3031300d060960864801650304020105000420', 'hex'),
    hashingMechanism: CKM_SHA256_RSA_PKCS,
  },
  'RSA-SHA384': {
    name: 'sha384',
    prefix: Buffer.from('3041300d060960864801650304020205000430', 'hex'),
    hashingMechanism: CKM_SHA384_RSA_PKCS,
  },
  'RSA-SHA512': {
    name: 'sha512',
    prefix: Buffer.from('3051300d060960864801650304020305000440', 'hex'),
    hashingMechanism: CKM_SHA512_RSA_PKCS,
  },
};

/** Makes the DigestInfo of `data`: what `CKM_RSA_PKCS` signs (cps-card 4.4). */
export function digestInfo(data: Uint8Array, algorithm: SignatureAlgorithm): Buffer {
  const { name, prefix } = DIGESTS[algorithm];
  return Buffer.concat([prefix, createHash(name).update(data).digest()]);
}
