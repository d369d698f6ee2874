import type { CardContext } from '../card/card-context.js';
import { cardCertificates, cardMechanisms } from '../card/card-data.js';
import type { Insertion } from '../card/insertion.js';
import { assertUsable } from '../card/usability.js';
import type { TlsIdentity } from '../seams.js';
import { usePrivateKey } from '../signing/private-key.js';
import { tlsLimits } from './key-limits.js';
import { toPem } from './pem.js';

/**
 * Makes the client identity of an unlocked card for mutual TLS (architecture, section 5).
 *
 * @param chain issuing authorities, DER, nearest first
 * @throws CardError `TLS_ENGINE_UNAVAILABLE`, `CARD_CHANGED`, `CARD_EXPIRED`, `CARD_KEY_UNUSABLE`
 */
export function createTlsIdentity(
  context: CardContext,
  insertion: Insertion,
  chain: readonly Uint8Array[],
): TlsIdentity {
  assertUsable(context, insertion);
  const { der, publicKey } = cardCertificates(context.sessions, insertion).authentication;
  const key = context.keys.register(insertion, publicKey, (mechanism, block) => {
    assertUsable(context, insertion);
    return usePrivateKey(context.sessions, insertion, 'authentication', mechanism, block);
  });
  return {
    cert: toPem([der, ...chain]),
    privateKeyEngine: key.engineId,
    privateKeyIdentifier: key.identifier,
    ...tlsLimits(insertion.token, cardMechanisms(context.sessions, insertion)),
    takeSigningError: () => key.takeSigningError(),
    withKey: (handshake) =>
      context.takeTurn(insertion.readerName, async () => {
        assertUsable(context, insertion);
        return handshake();
      }),
  };
}
