import { type IssuerKey, makeIssuerKey } from '../signing-key/ed25519.js';
import { signToken } from '../signing-key/token.js';
import type { LicenceBehaviour, LicenceSettings, LicenceState } from './control.js';
import { LICENCE_MESSAGES } from './messages.js';
import type { LicenceRequest } from './request.js';

const HOUR_S = 3600;

/** The verdict on a request: the card's own state, else the general one; a test authority knows no other environment. */
export function decideState(request: LicenceRequest, settings: LicenceSettings): LicenceState {
  if (request.environment !== 'test') return 'environment-mismatch';
  return settings.byCard[request.cardId] ?? settings.state;
}

/** The token that answers a request, as honest as the behaviour of the server wants it. */
export async function makeAnswer(
  request: LicenceRequest,
  settings: LicenceSettings,
  behaviour: LicenceBehaviour,
  key: IssuerKey,
  now: Date,
): Promise<string> {
  const state = decideState(request, settings);
  const seconds = Math.floor(now.getTime() / 1000);
  const issuedAt = behaviour === 'future' ? seconds + HOUR_S : seconds;
  const message = LICENCE_MESSAGES[state];
  const payload = {
    v: 1,
    nonce: request.nonce,
    cardId: request.cardId,
    version: request.version,
    environment: request.environment,
    state,
    ...(message === undefined ? {} : { message }),
    issuedAt,
    notAfter: behaviour === 'expired' ? seconds - 1 : issuedAt + settings.validForSeconds,
  };
  return await signToken(payload, behaviour === 'forged' ? forgedKey(key) : key);
}

/** A key nobody trusts, under the name of the real one: only the signature gives it away. */
function forgedKey(key: IssuerKey): IssuerKey {
  return { ...makeIssuerKey('forged'), kid: key.kid };
}
