import { type LicenceAttempt, LicenceError } from '../errors.js';
import { importIssuerKey } from '../jws/issuer-key.js';
import type { LicenceAnswer } from './answer.js';
import { askInTurn } from './ask-in-turn.js';
import { askServer } from './ask-server.js';
import { createMemoryLicenceCache } from './cache.js';
import { createGrantStore, type GrantStore } from './grant-store.js';
import { readLicenceServers } from './server-url.js';
import { LICENCE_MESSAGES } from './states.js';
import type { LicenceCheck, LicenceChecker, LicenceCheckerOptions, LicenceVerdict } from './types.js';

/** Limits of one check (seed 7.3.5). */
export const DEFAULT_TIMEOUTS = { totalMs: 10_000, nextServerMs: 3_000 } as const;
const ENDED = 'Licence checking process ended.';

/**
 * Makes the licence check: a granted answer is kept until its `notAfter`; a refusal is asked again every
 * time, so that a repaired licence or network is noticed without restarting anything (js-api 4.5).
 *
 * @example
 * ```ts
 * const checker = createLicenceChecker({
 *   servers: ['licence1.example.org', 'licence2.example.org', 'licence3.example.org'],
 *   publicKeys: [{ kid: 'licence-1', key: 'q1w…' }],
 *   dispatcher: new Agent(),
 * });
 * const { source } = await checker.check({
 *   cardId: '8025000000123456', holder: '899700000013', integratorId: '', version: '0.1.0', environment: 'test',
 * });
 * ```
 * @throws LicenceError `LICENCE_CONFIGURATION`
 */
export function createLicenceChecker(options: LicenceCheckerOptions): LicenceChecker {
  const servers = readLicenceServers(options.servers);
  checkPublicKeys(options);
  const { logger, clock = { now: () => new Date() } } = options;
  const grants = createGrantStore({
    cache: options.cache ?? createMemoryLicenceCache(),
    publicKeys: options.publicKeys,
    clock,
    logger,
  });

  async function ask(check: LicenceCheck, totalMs: number) {
    const timeout = AbortSignal.timeout(totalMs);
    const signal = check.signal === undefined ? timeout : AbortSignal.any([timeout, check.signal]);
    const context = {
      subject: check,
      product: options.product ?? 'DmpConnect-JS2',
      publicKeys: options.publicKeys,
      dispatcher: options.dispatcher,
      clock,
    };
    return askInTurn({
      servers,
      ask: (server, serverSignal) => askServer(server, context, serverSignal),
      nextServerMs: options.timeouts?.nextServerMs ?? DEFAULT_TIMEOUTS.nextServerMs,
      signal,
      logger,
    });
  }

  return {
    async check(check) {
      if (servers.length === 0) {
        return { state: 'granted', source: 'none-configured', message: LICENCE_MESSAGES.granted };
      }
      const kept = await grants.find(check);
      if (kept !== undefined && kept.notAfter >= clock.now()) return verdict(kept, 'cache');

      const totalMs = check.totalMs ?? options.timeouts?.totalMs ?? DEFAULT_TIMEOUTS.totalMs;
      // The lines of the original's journal (seed 7.3.5): who knows it finds the same words here.
      logger?.info(`Starting licence checking process. Timeout set to ${totalMs / 1000} seconds.`);
      logger?.info('Starting user authentication process.');
      const outcome = await ask(check, totalMs);
      throwIfGivenUp(check);
      if (outcome.answered) {
        logger?.info(`License check state: ${outcome.answer.state}`);
        logger?.info(ENDED);
        return settle(grants, check, outcome);
      }
      logger?.error('Authentication failed on all servers.');
      logger?.info('License check state: Error: While talking to the authentication server.');
      logger?.info(ENDED);
      const graceMs = options.gracePeriodMs ?? 0;
      if (kept !== undefined && kept.notAfter.getTime() + graceMs >= clock.now().getTime()) {
        logger?.warn('The licence granted earlier serves during its grace period.');
        return verdict(kept, 'grace');
      }
      throw unreachable(outcome.attempts);
    },
  };
}

async function settle(
  grants: GrantStore,
  check: LicenceCheck,
  { server, answer }: { readonly server: string; readonly answer: LicenceAnswer },
): Promise<LicenceVerdict> {
  if (answer.state === 'granted') {
    await grants.keep(check, answer);
    return { ...verdict(answer, 'server'), server };
  }
  // What was granted before must not come back through the cache or the grace period.
  await grants.forget(check);
  throw new LicenceError('LICENCE_REFUSED', answer.message.en, {
    state: answer.state,
    explanation: answer.message,
  });
}

function verdict(answer: LicenceAnswer, source: LicenceVerdict['source']): LicenceVerdict {
  return { state: 'granted', source, notAfter: answer.notAfter, message: answer.message };
}

function throwIfGivenUp({ signal }: LicenceCheck): void {
  if (signal?.aborted === true) {
    throw new LicenceError('LICENCE_ABORTED', 'The licence check was given up by its caller.', {
      cause: signal.reason,
    });
  }
}

function unreachable(attempts: readonly LicenceAttempt[]): LicenceError {
  const allInvalid = attempts.every(({ failure }) => failure === 'answer-invalid');
  const { code, fr, en } = allInvalid ? UNTRUSTED : UNREACHABLE;
  const tried = (language: 'fr' | 'en') =>
    attempts.map(({ server, explanation }) => `${server} (${explanation[language]})`).join(', ');
  const explanation = { fr: `${fr} : ${tried('fr')}.`, en: `${en}: ${tried('en')}.` };
  return new LicenceError(code, explanation.en, { attempts, explanation });
}

const UNREACHABLE = {
  code: 'LICENCE_UNREACHABLE',
  fr: 'Aucun serveur de licence n’a pu être joint',
  en: 'No licence server could be reached',
} as const;

const UNTRUSTED = {
  code: 'LICENCE_ANSWER_INVALID',
  fr: 'Aucune réponse des serveurs de licence n’est digne de confiance',
  en: 'No licence answer can be trusted',
} as const;

function checkPublicKeys({ servers, publicKeys }: LicenceCheckerOptions): void {
  if (servers.length === 0) return;
  if (publicKeys.length === 0 || publicKeys.some((key) => importIssuerKey(key) === undefined)) {
    throw new LicenceError(
      'LICENCE_CONFIGURATION',
      'Each public key of the licence servers must be a raw Ed25519 key, 32 bytes in base64url, and there must be one.',
    );
  }
}
