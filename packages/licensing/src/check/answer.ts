import { z } from 'zod';
import type { LicenceMessage } from '../errors.js';
import type { IssuerKey } from '../jws/issuer-key.js';
import { verifyCompactJws } from '../jws/verify-compact.js';
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

/** An answer, or the English phrase that says why it cannot be trusted. */
export type AnswerOutcome = { readonly answer: LicenceAnswer } | { readonly refusal: string };

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
    const field = parsed.error.issues[0]?.path.join('.');
    return { refusal: `the field "${field || 'payload'}" is missing or has the wrong form` };
  }
  const { v: _version, message, ...rest } = parsed.data;
  return { answer: { ...rest, token, message: message ?? LICENCE_MESSAGES[rest.state] } };
}

const JWS_REFUSALS = {
  'not-a-jws': 'it is not a compact JWS',
  'unknown-key': 'it is signed with an unknown key',
  signature: 'its signature does not verify',
} as const;

/** Why the answer is not about this subject, or nothing. */
export function findForeignSubject(answer: LicenceAnswer, subject: LicenceSubject): string | undefined {
  if (answer.cardId !== subject.cardId) return 'it is about another card';
  if (answer.version !== subject.version) return 'it is about another version of the connector';
  if (answer.environment !== subject.environment) return 'it is about another environment';
  return undefined;
}

/** Why the answer does not belong to the request just sent, or nothing: replays are refused. */
export function findStaleness(
  answer: LicenceAnswer,
  request: { readonly nonce: string; readonly now: Date },
): string | undefined {
  const now = request.now.getTime();
  if (answer.nonce !== request.nonce) return 'it answers another request';
  if (Math.abs(answer.issuedAt.getTime() - now) > ANSWER_DATE_TOLERANCE_MS) {
    return 'its date is more than 5 minutes away from the clock of this computer';
  }
  if (answer.notAfter.getTime() < now) return 'its validity is already over';
  return undefined;
}
