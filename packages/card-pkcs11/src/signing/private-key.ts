import { cardCertificates } from '../card/card-data.js';
import type { CardSessions } from '../card/card-session.js';
import { type Insertion, revokeInsertionLogin } from '../card/insertion.js';
import { CardError } from '../errors.js';
import { CKO_PRIVATE_KEY, CKS_RO_USER_FUNCTIONS, CKS_RW_USER_FUNCTIONS } from '../module/constants.js';
import type { Handle } from '../module/pkcs11-module.js';
import type { KeyRole } from '../objects/certificates.js';
import { findByIdentifier } from '../objects/find.js';

const LOGGED_IN: ReadonlySet<number> = new Set([CKS_RO_USER_FUNCTIONS, CKS_RW_USER_FUNCTIONS]);

// Private keys are invisible without a login (cps-card 3.1): one that is not found tells first of a login that was lost,
// to another program for instance. It is not renewed silently (cps-card 2, rule b).
function explainMissingKey(
  { module }: CardSessions,
  insertion: Insertion,
  session: Handle,
  role: KeyRole,
): CardError {
  if (LOGGED_IN.has(module.C_GetSessionInfo(session).state)) {
    return new CardError('CARD_DATA', `The card holds no private key for ${role}.`);
  }
  revokeInsertionLogin(insertion);
  return new CardError('CARD_CHANGED', 'The card forgot its PIN: give it again.');
}

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
    if (known === undefined) throw explainMissingKey(sessions, insertion, session, role);
    insertion.keys.set(role, known);
    return known;
  };
  return sessions.run(insertion, `using the ${role} key`, (session) => {
    module.C_SignInit(session, { mechanism }, findKey(session));
    return module.C_Sign(session, Buffer.from(data), Buffer.alloc(publicKey.modulus.length));
  });
}
