import { z } from 'zod';
import type { LicenceMessage } from '../errors.js';
import type { IssuerKey } from '../jws/issuer-key.js';
import { type JwsRefusal, verifyCompactJws } from '../jws/verify-compact.js';
import { LICENCE_MESSAGES, LICENCE_STATES, type LicenceState } from './states.js';
import type { LicenceSubject } from './types.js';

/** Version of the wire of the licence check. */
export const LICENCE_WIRE_VERSION = 1;

/** How far a fresh answer's date may be from our clock, in ms. */
export const ANSWER_DATE_TOLERANCE_MS = 5 * 60_000;

/** A signed answer whose signature and shape are good. */
export interface LicenceAnswer {
  readonly token: string;
  readonly nonce: string;
  readonly cardId: string;
  readonly version: string;
  readonly environment: string;
  readonly state: LicenceState;
  readonly message: LicenceMessage;
  readonly issuedAt: Date;
  readonly notAfter: Date;
}

/** An answer, or the phrase that says why it cannot be trusted. */
export type AnswerOutcome = { readonly answer: LicenceAnswer } | { readonly refusal: LicenceMessage };

const epochSeconds = z
  .number()
  .int()
  .min(0)
  .max(253_402_300_799)
  .transform((seconds) => new Date(seconds * 1000));

const answerPayload = z.object({
  v: z.literal(LICENCE_WIRE_VERSION),
  nonce: z.string().min(1).max(200),
  cardId: z.string().min(1).max(200),
  version: z.string().min(1).max(50),
  environment: z.string().min(1).max(20),
  state: z.enum(LICENCE_STATES),
  message: z.object({ fr: z.string().min(1).max(1000), en: z.string().min(1).max(1000) }).optional(),
  issuedAt: epochSeconds,
  notAfter: epochSeconds,
});

/** Verifies the signature and reads the payload; nothing is compared with a request yet. */
export async function readAnswer(token: string, keys: readonly IssuerKey[]): Promise<AnswerOutcome> {
  const outcome = await verifyCompactJws(token, keys);
  if (!outcome.accepted) return { refusal: JWS_REFUSALS[outcome.refusal] };
  const parsed = answerPayload.safeParse(outcome.payload);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') || 'payload';
    return {
      refusal: {
        fr: `le champ « ${field} » manque ou n’a pas la forme attendue`,
        en: `the field "${field}" is missing or has the wrong form`,
      },
    };
  }
  const { v: _version, message, ...rest } = parsed.data;
  return { answer: { ...rest, token, message: message ?? LICENCE_MESSAGES[rest.state] } };
}

const JWS_REFUSALS: Readonly<Record<JwsRefusal, LicenceMessage>> = {
  'not-a-jws': { fr: 'ce n’est pas un jeton signé', en: 'it is not a compact JWS' },
  'unknown-key': { fr: 'elle est signée par une clé inconnue', en: 'it is signed with an unknown key' },
  signature: { fr: 'sa signature n’est pas bonne', en: 'its signature does not verify' },
};

/** Why the answer is not about this subject, or nothing. */
export function findForeignSubject(
  answer: LicenceAnswer,
  subject: LicenceSubject,
): LicenceMessage | undefined {
  if (answer.cardId !== subject.cardId) {
    return { fr: 'elle concerne une autre carte', en: 'it is about another card' };
  }
  if (answer.version !== subject.version) {
    return {
      fr: 'elle concerne une autre version du connecteur',
      en: 'it is about another version of the connector',
    };
  }
  if (answer.environment !== subject.environment) {
    return { fr: 'elle concerne un autre environnement', en: 'it is about another environment' };
  }
  return undefined;
}

/** Why the answer does not belong to the request just sent, or nothing: replays are refused. */
export function findStaleness(
  answer: LicenceAnswer,
  request: { readonly nonce: string; readonly now: Date },
): LicenceMessage | undefined {
  const now = request.now.getTime();
  if (answer.nonce !== request.nonce) {
    return { fr: 'elle répond à une autre demande', en: 'it answers another request' };
  }
  if (Math.abs(answer.issuedAt.getTime() - now) > ANSWER_DATE_TOLERANCE_MS) {
    return {
      fr: 'sa date est à plus de 5 minutes de l’horloge de ce poste',
      en: 'its date is more than 5 minutes away from the clock of this computer',
    };
  }
  if (answer.notAfter.getTime() < now) {
    return { fr: 'sa validité est déjà passée', en: 'its validity is already over' };
  }
  return undefined;
}
