import type { Dispatcher } from 'undici';
import type { LicenceAttemptFailure, LicenceMessage } from '../errors.js';
import type { IssuerKey } from '../jws/issuer-key.js';
import type { Clock, Environment } from '../seams.js';
import { askServer } from './ask-server.js';
import { NO_ANSWER_IN_TIME } from './network-failure.js';
import { readLicenceServers } from './server-url.js';

/** Card of a question that is about no card: an authority answers it, whatever it says. */
export const PROBE_CARD_ID = 'probe';

/** Whom to try, and whom to believe. */
export interface LicenceProbeOptions {
  /** As in `LicenceCheckerOptions`. */
  readonly servers: readonly string[];
  readonly publicKeys: readonly IssuerKey[];
  readonly dispatcher: Dispatcher;
  /** Version of the connector. */
  readonly version: string;
  readonly environment: Environment;
  readonly clock?: Clock;
  /** For each server. Default 3 000. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** What one licence server gave. */
export interface LicenceServerProbe {
  /** Host, with the port when it is not 443. */
  readonly server: string;
  /** `trusted`: its answer is signed with one of the keys, belongs to the question, and its date agrees with the clock. */
  readonly outcome: 'trusted' | LicenceAttemptFailure;
  /** A phrase in both languages. */
  readonly explanation: LicenceMessage;
  readonly elapsedMs: number;
  readonly curlCode?: number;
}

const TRUSTED: LicenceMessage = {
  fr: 'il répond, et sa signature est bonne',
  en: 'it answers, and its signature is good',
};

/**
 * Tries every licence server at once, with a question that names no card and no holder: network, proxy, TLS, signature and
 * clock. For a diagnosis; it never rejects for a server.
 *
 * @example
 * ```ts
 * const [front] = await probeLicenceServers({ servers, publicKeys, dispatcher, version: '0.1.0', environment: 'test' });
 * ```
 * @throws LicenceError `LICENCE_CONFIGURATION`
 */
export function probeLicenceServers(options: LicenceProbeOptions): Promise<readonly LicenceServerProbe[]> {
  const { version, environment, publicKeys, dispatcher, clock = { now: () => new Date() } } = options;
  const subject = {
    cardId: PROBE_CARD_ID,
    holder: PROBE_CARD_ID,
    integratorId: '',
    version,
    environment,
  };
  const context = { subject, product: 'DmpConnect-JS2', publicKeys, dispatcher, clock };
  return Promise.all(
    readLicenceServers(options.servers).map(async (server): Promise<LicenceServerProbe> => {
      const late = AbortSignal.timeout(options.timeoutMs ?? 3_000);
      const signal = options.signal === undefined ? late : AbortSignal.any([late, options.signal]);
      const started = performance.now();
      const outcome = await askServer(server, context, signal);
      const probe = { server: server.name, elapsedMs: Math.round(performance.now() - started) };
      if (outcome.answered) return { ...probe, outcome: 'trusted', explanation: TRUSTED };
      if (late.aborted) return { ...probe, outcome: 'timeout', ...NO_ANSWER_IN_TIME };
      const { failure, explanation, curlCode } = outcome.attempt;
      return {
        ...probe,
        outcome: failure,
        explanation,
        ...(curlCode === undefined ? {} : { curlCode }),
      };
    }),
  );
}
