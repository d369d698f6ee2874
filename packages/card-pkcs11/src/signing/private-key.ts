import { cardCertificates } from '../card/card-data.js';
import type { CardSessions } from '../card/card-session.js';
import type { Insertion } from '../card/insertion.js';
import { CardError } from '../errors.js';
import { CKO_PRIVATE_KEY } from '../module/constants.js';
import type { Handle } from '../module/pkcs11-module.js';
import type { KeyRole } from '../objects/certificates.js';
import { findByIdentifier } from '../objects/find.js';

/**
 * Runs one private-key operation on the card.
 *
 * @param mechanism a `CKM_` number
 * @throws CardError `CARD_KEY_UNUSABLE` when the key refuses the mechanism, `CARD_CHANGED`, `CARD_DATA`
 */
export function usePrivateKey(
  sessions: CardSessions,
  insertion: Insertion,
  role: KeyRole,
  mechanism: number,
  data: Uint8Array,
): Buffer {
  const { keyIdentifier, publicKey } = cardCertificates(sessions, insertion)[role];
  const { module } = sessions;
  const findKey = (session: Handle): Handle => {
    const known =
      insertion.keys.get(role) ?? findByIdentifier(module, session, CKO_PRIVATE_KEY, keyIdentifier);
    if (known === undefined) throw new CardError('CARD_DATA', `The card holds no private key for ${role}.`);
    insertion.keys.set(role, known);
    return known;
  };
  return sessions.run(insertion, `using the ${role} key`, (session) => {
    module.C_SignInit(session, { mechanism }, findKey(session));
    return module.C_Sign(session, Buffer.from(data), Buffer.alloc(publicKey.modulus.length));
  });
}
