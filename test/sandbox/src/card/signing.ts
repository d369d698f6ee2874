import { constants, createPublicKey, createSign, privateEncrypt } from 'node:crypto';
import type { CardKeyUse } from '../pki/card-certificates.js';
import { CKM } from './pkcs11-codes.js';
import { fail } from './pkcs11-error.js';

/**
 * Whether raw RSA (`CKM_RSA_X_509`, which RSA-PSS can be built on) is there.
 *
 * - `absent` (default): neither listed nor usable, the card signs PKCS#1 v1.5 only.
 * - `listed`: in the list of mechanisms, as measured on the real module (cps-card 4.4), yet refused for signing.
 * - `usable`: listed and usable.
 */
export type RawRsa = 'absent' | 'listed' | 'usable';

/** The mechanisms of a CPS3 in the order its module lists them (cps-card 4.4). */
export function listMechanisms(rawRsa: RawRsa): number[] {
  const raw = rawRsa === 'absent' ? [] : [CKM.RSA_X_509];
  return [CKM.SHA_1, CKM.SHA256, ...raw, CKM.RSA_PKCS, CKM.SHA1_RSA_PKCS, CKM.SHA256_RSA_PKCS];
}

/** Mechanisms that hash on the way, and the hash. The authentication key refuses them (cps-card 4.4). */
const HASHING = new Map<number, string>([
  [CKM.SHA1_RSA_PKCS, 'RSA-SHA1'],
  [CKM.SHA256_RSA_PKCS, 'RSA-SHA256'],
]);

/**
 * Accepts or refuses a mechanism for a key, as `C_SignInit` does (cps-card 4.4).
 *
 * @throws {VirtualCardError} `CKR_KEY_TYPE_INCONSISTENT` for a hashing mechanism on another key than the signature
 * one, `CKR_MECHANISM_INVALID` for what the card cannot do.
 */
export function checkMechanism(use: CardKeyUse, mechanism: number, rawRsa: RawRsa): void {
  if (mechanism === CKM.RSA_PKCS) return;
  if (mechanism === CKM.RSA_X_509 && rawRsa === 'usable') return;
  if (!HASHING.has(mechanism)) fail('CKR_MECHANISM_INVALID');
  if (use !== 'signature') fail('CKR_KEY_TYPE_INCONSISTENT');
}

/** PKCS#1 v1.5 needs 11 bytes of padding. */
const PKCS1_OVERHEAD = 11;

/**
 * Computes a signature with a PEM key.
 *
 * @throws {VirtualCardError} `CKR_DATA_LEN_RANGE` when the block does not fit the key.
 */
export function computeSignature(key: string, mechanism: number, data: Uint8Array): Buffer {
  const hash = HASHING.get(mechanism);
  if (hash !== undefined) return createSign(hash).update(data).sign(key);
  const size = modulusLength(key);
  if (mechanism === CKM.RSA_X_509) {
    if (data.length !== size) fail('CKR_DATA_LEN_RANGE');
    return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, data);
  }
  if (data.length > size - PKCS1_OVERHEAD) fail('CKR_DATA_LEN_RANGE');
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
}

/** Length of the signatures of a key, in bytes. */
export function modulusLength(key: string): number {
  return (createPublicKey(key).asymmetricKeyDetails?.modulusLength ?? 0) / 8;
}
