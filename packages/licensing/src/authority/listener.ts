import type { IncomingMessage, ServerResponse } from 'node:http';
import { LICENCE_CHECK_PATH } from '../check/server-url.js';
import type { LicenceState } from '../check/states.js';
import { LicenceError } from '../errors.js';
import type { Clock, Environment } from '../seams.js';
import { decideLicence } from './decide.js';
import { issueLicenceAnswer, type LicenceSigner } from './issue-answer.js';
import { readLicenceQuestion } from './question.js';
import type { LicenceRegister } from './register.js';

/** What a licence authority is made of. */
export interface LicenceAuthorityOptions {
  /** Read for each question: a licence that was revoked is refused at the next one. */
  readonly register: () => Promise<LicenceRegister>;
  readonly signer: LicenceSigner;
  /** How long connectors may keep a granted answer, in seconds; less when the licence ends before. Default one day. */
  readonly validForSeconds?: number;
  readonly clock?: Clock;
  /** Told of each question answered: no card, no holder. */
  readonly onAnswer?: (answer: {
    readonly integratorId: string;
    readonly version: string;
    readonly environment: Environment;
    readonly state: LicenceState;
  }) => void;
  /** Told of what kept a question from being answered. */
  readonly onFailure?: (error: unknown) => void;
}

/** A question is a few hundred bytes. */
const MAX_QUESTION_BYTES = 16 * 1024;
const DAY_S = 86_400;

/**
 * Answers licence questions (`POST /licence/v1/check`) from a register: a listener for `https.createServer`.
 *
 * @example
 * ```ts
 * createServer(tls, createLicenceAuthority({ register, signer: { key, kid: 'licence-1' } })).listen(443);
 * ```
 */
export function createLicenceAuthority(
  options: LicenceAuthorityOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    serve(options, request)
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
        response.end(JSON.stringify(body));
      })
      .catch((error: unknown) => {
        options.onFailure?.(error);
        response.writeHead(500).end();
      });
  };
}

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

async function serve(options: LicenceAuthorityOptions, request: IncomingMessage): Promise<Reply> {
  if (request.method !== 'POST' || request.url !== `/${LICENCE_CHECK_PATH}`) {
    request.resume();
    return { status: 404, body: { error: `Only POST /${LICENCE_CHECK_PATH} is served.` } };
  }
  const text = await readLimited(request);
  if (text === undefined) return { status: 413, body: { error: 'The question is over the size limit.' } };
  try {
    return { status: 200, body: { token: await answer(options, text) } };
  } catch (error) {
    if (!(error instanceof LicenceError && error.code === 'LICENCE_QUESTION')) throw error;
    return { status: 400, body: { error: error.message } };
  }
}

async function answer(options: LicenceAuthorityOptions, text: string): Promise<string> {
  const question = readLicenceQuestion(text);
  const now = options.clock?.now() ?? new Date();
  const { state, until } = decideLicence(await options.register(), question, now);
  const latest = now.getTime() + (options.validForSeconds ?? DAY_S) * 1000;
  const notAfter = new Date(Math.min(latest, until?.getTime() ?? latest));
  const token = await issueLicenceAnswer(question, { state, issuedAt: now, notAfter }, options.signer);
  const { integratorId, version, environment } = question;
  options.onAnswer?.({ integratorId, version, environment, state });
  return token;
}

async function readLimited(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_QUESTION_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
