import { randomBytes } from 'node:crypto';
import { type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { LicenceAttempt, LicenceMessage } from '../errors.js';
import type { IssuerKey } from '../jws/issuer-key.js';
import type { Clock } from '../seams.js';
import {
  findForeignSubject,
  findStaleness,
  LICENCE_WIRE_VERSION,
  type LicenceAnswer,
  readAnswer,
} from './answer.js';
import { describeNetworkFailure } from './network-failure.js';
import type { LicenceServer } from './server-url.js';
import type { LicenceSubject } from './types.js';

/** Largest answer read, in bytes: a token is a few hundred. */
const MAX_ANSWER_BYTES = 64 * 1024;

const TOO_LARGE: LicenceMessage = { fr: 'elle dépasse la taille permise', en: 'it is over the size limit' };
const NOT_JSON: LicenceMessage = {
  fr: 'ce n’est pas le JSON attendu',
  en: 'it is not the expected JSON',
};

const answerEnvelope = z.object({ token: z.string().min(1) });

/** What asking a server needs besides the server. */
export interface AskContext {
  readonly subject: LicenceSubject;
  readonly product: string;
  readonly publicKeys: readonly IssuerKey[];
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}

/** Outcome of asking one server. */
export type AskOutcome =
  | { readonly answered: true; readonly server: string; readonly answer: LicenceAnswer }
  | { readonly answered: false; readonly attempt: LicenceAttempt };

/** Asks one licence server; never rejects. */
export async function askServer(
  server: LicenceServer,
  context: AskContext,
  signal: AbortSignal,
): Promise<AskOutcome> {
  const failed = (
    failure: LicenceAttempt['failure'],
    explanation: LicenceMessage,
    curlCode?: number,
  ): AskOutcome => ({
    answered: false,
    attempt: {
      server: server.name,
      failure,
      detail: explanation.en,
      explanation,
      ...(curlCode === undefined ? {} : { curlCode }),
    },
  });
  const nonce = randomBytes(32).toString('base64url');
  let body: string;
  try {
    const response = await request(server.url, {
      dispatcher: context.dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ v: LICENCE_WIRE_VERSION, nonce, ...describeSubject(context) }),
      signal,
    });
    // A body left unread is destroyed, which undici reports as an error of the stream.
    response.body.on('error', () => {});
    if (response.statusCode !== 200) {
      response.body.destroy();
      const { statusCode } = response;
      return failed('http-status', { fr: `réponse HTTP ${statusCode}`, en: `HTTP status ${statusCode}` });
    }
    const received = await readLimited(response.body);
    if (received === undefined) return failed('answer-invalid', TOO_LARGE);
    body = received;
  } catch (error) {
    const { explanation, curlCode } = describeNetworkFailure(error);
    return failed('network', explanation, curlCode);
  }
  const token = readToken(body);
  if (token === undefined) return failed('answer-invalid', NOT_JSON);
  const outcome = await readAnswer(token, context.publicKeys);
  if ('refusal' in outcome) return failed('answer-invalid', outcome.refusal);
  const refusal =
    findStaleness(outcome.answer, { nonce, now: context.clock.now() }) ??
    findForeignSubject(outcome.answer, context.subject);
  if (refusal !== undefined) return failed('answer-invalid', refusal);
  return { answered: true, server: server.name, answer: outcome.answer };
}

function describeSubject({ subject, product }: AskContext): Record<string, string> {
  return {
    cardId: subject.cardId,
    holder: subject.holder,
    integratorId: subject.integratorId,
    product,
    version: subject.version,
    environment: subject.environment,
  };
}

function readToken(body: string): string | undefined {
  try {
    const parsed = answerEnvelope.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.token : undefined;
  } catch {
    return undefined;
  }
}

async function readLimited(body: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
