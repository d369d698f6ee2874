import type { KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { LICENCE_WIRE_VERSION } from '../check/answer.js';
import type { LicenceState } from '../check/states.js';
import type { LicenceMessage } from '../errors.js';
import type { LicenceAuthorityQuestion } from './question.js';

/** Key that signs, with the name it has in the settings of the connectors. */
export interface LicenceSigner {
  /** Ed25519 private key. */
  readonly key: KeyObject;
  readonly kid?: string;
}

/** What is answered to a question. */
export interface LicenceVerdictToSign {
  readonly state: LicenceState;
  /** Sentence for the user; the connector has one of its own for each state. */
  readonly message?: LicenceMessage;
  readonly issuedAt: Date;
  /** How long the connector may keep a `granted` answer. */
  readonly notAfter: Date;
}

/**
 * Signs the answer to a question, bound to its nonce, card, version and environment.
 *
 * @example
 * ```ts
 * const token = await issueLicenceAnswer(
 *   readLicenceQuestion(body),
 *   { state: 'granted', issuedAt: new Date(), notAfter: new Date(Date.now() + 86_400_000) },
 *   { key: privateKey, kid: 'licence-1' },
 * );
 * ```
 */
export function issueLicenceAnswer(
  question: LicenceAuthorityQuestion,
  { state, message, issuedAt, notAfter }: LicenceVerdictToSign,
  { key, kid }: LicenceSigner,
): Promise<string> {
  const { nonce, cardId, version, environment } = question;
  const payload = {
    v: LICENCE_WIRE_VERSION,
    nonce,
    cardId,
    version,
    environment,
    state,
    ...(message === undefined ? {} : { message }),
    issuedAt: epochSeconds(issuedAt),
    notAfter: epochSeconds(notAfter),
  };
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', ...(kid === undefined ? {} : { kid }) })
    .sign(key);
}

function epochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
