import { createHash } from 'node:crypto';
import type { IssuerKey } from '../jws/issuer-key.js';
import type { Clock, Logger } from '../seams.js';
import { ANSWER_DATE_TOLERANCE_MS, findForeignSubject, type LicenceAnswer, readAnswer } from './answer.js';
import type { LicenceCache } from './cache.js';
import type { LicenceSubject } from './types.js';

/** Granted answers by subject, verified again each time they are read. */
export interface GrantStore {
  /** The answer kept for this subject, whether or not its validity is over. */
  find(subject: LicenceSubject): Promise<LicenceAnswer | undefined>;
  keep(subject: LicenceSubject, answer: LicenceAnswer): Promise<void>;
  forget(subject: LicenceSubject): Promise<void>;
}

/** Makes the store. A cache that fails costs a question to the server, never the licence. */
export function createGrantStore(options: {
  readonly cache: LicenceCache;
  readonly publicKeys: readonly IssuerKey[];
  readonly clock: Clock;
  readonly logger: Logger | undefined;
}): GrantStore {
  async function save(subject: LicenceSubject, token: string | undefined): Promise<void> {
    try {
      await options.cache.save(cacheKey(subject), token);
    } catch (error) {
      options.logger?.warn({ err: error }, 'The licence answer could not be kept.');
    }
  }
  async function load(subject: LicenceSubject): Promise<string | undefined> {
    try {
      return await options.cache.load(cacheKey(subject));
    } catch (error) {
      options.logger?.warn({ err: error }, 'The kept licence answer could not be read.');
      return undefined;
    }
  }
  return {
    async find(subject) {
      const token = await load(subject);
      if (token === undefined) return undefined;
      const outcome = await readAnswer(token, options.publicKeys);
      if ('refusal' in outcome) {
        options.logger?.warn(`The kept licence answer is ignored: ${outcome.refusal.en}.`);
        return undefined;
      }
      const { answer } = outcome;
      // A clock set back must not make an old answer last longer.
      const issuedInFuture =
        answer.issuedAt.getTime() > options.clock.now().getTime() + ANSWER_DATE_TOLERANCE_MS;
      const usable = answer.state === 'granted' && !issuedInFuture;
      return usable && findForeignSubject(answer, subject) === undefined ? answer : undefined;
    },
    keep: (subject, answer) => save(subject, answer.token),
    forget: (subject) => save(subject, undefined),
  };
}

/** A digest: the name under which an answer is kept shows neither the card nor its holder. */
function cacheKey(subject: LicenceSubject): string {
  const parts = [subject.cardId, subject.holder, subject.integratorId, subject.version, subject.environment];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
