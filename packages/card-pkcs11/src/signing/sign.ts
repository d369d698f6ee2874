import { constants, type KeyObject, publicDecrypt } from 'node:crypto';
import { cardCertificates, cardMechanisms } from '../card/card-data.js';
import type { CardSessions } from '../card/card-session.js';
import type { Insertion } from '../card/insertion.js';
import { CardError } from '../errors.js';
import { CKM_RSA_PKCS } from '../module/constants.js';
import type { KeyRole } from '../objects/certificates.js';
import type { SignatureAlgorithm } from '../seams.js';
import { DIGESTS, digestInfo } from './digest-info.js';
import { usePrivateKey } from './private-key.js';

// A card whose cached files belong to another (cps-card 1.2) answers a signature that its certificate does not verify;
// found here it has a clear cause, found by a service it has none.
function assertVerifies(publicKey: KeyObject, signature: Buffer, expected: Buffer): void {
  let opened: Buffer | undefined;
  try {
    opened = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    opened = undefined;
  }
  if (opened === undefined || !opened.equals(expected)) {
    throw new CardError('CARD_KEY_UNUSABLE', "The card's signature does not match its certificate.");
  }
}

/**
 * Signs `data` with `CKM_RSA_PKCS` over its DigestInfo, the one mechanism both keys accept; when the signature key
 * refuses it, with the mechanism that hashes on its own, and so on for the rest of the insertion (cps-card 4.4).
 *
 * @throws CardError `CARD_KEY_UNUSABLE`, `CARD_CHANGED`, `CARD_DATA`
 */
export function signData(
  sessions: CardSessions,
  insertion: Insertion,
  role: KeyRole,
  data: Uint8Array,
  algorithm: SignatureAlgorithm,
): Buffer {
  const info = digestInfo(data, algorithm);
  const { hashingMechanism } = DIGESTS[algorithm];
  const signHashing = (): Buffer => usePrivateKey(sessions, insertion, role, hashingMechanism, data);

  const sign = (): Buffer => {
    if (role === 'signature' && insertion.needsHashingMechanism) return signHashing();
    try {
      return usePrivateKey(sessions, insertion, role, CKM_RSA_PKCS, info);
    } catch (error) {
      const refused = error instanceof CardError && error.code === 'CARD_KEY_UNUSABLE';
      const canHash =
        refused && role === 'signature' && cardMechanisms(sessions, insertion).includes(hashingMechanism);
      if (!canHash) throw error;
      const signature = signHashing();
      insertion.needsHashingMechanism = true;
      return signature;
    }
  };

  const signature = sign();
  assertVerifies(cardCertificates(sessions, insertion)[role].publicKey.object, signature, info);
  return signature;
}
