import type { LicenceAttempt } from '../errors.js';
import type { Logger } from '../seams.js';
import type { AskOutcome } from './ask-server.js';
import { pause } from './pause.js';
import type { LicenceServer } from './server-url.js';

/** One question put to several servers. */
export interface Round {
  readonly servers: readonly LicenceServer[];
  /** Asks one server; never rejects. */
  readonly ask: (server: LicenceServer, signal: AbortSignal) => Promise<AskOutcome>;
  readonly nextServerMs: number;
  /** Ends the whole round; the reason tells a time-out from a caller who gave up. */
  readonly signal: AbortSignal;
  readonly logger: Logger | undefined;
}

/** First trustworthy answer, or what every server tried gave instead. */
export type RoundOutcome =
  | Extract<AskOutcome, { answered: true }>
  | { readonly answered: false; readonly attempts: readonly LicenceAttempt[] };

/**
 * Asks the servers one after the other: the next one at once when one fails, or after `nextServerMs`
 * when it keeps silent, and then the silent one is still listened to.
 */
export async function askInTurn(round: Round): Promise<RoundOutcome> {
  const losers = new AbortController();
  const signal = AbortSignal.any([round.signal, losers.signal]);
  const attempts = new Map<LicenceServer, LicenceAttempt>();
  const pending = new Map<LicenceServer, Promise<readonly [LicenceServer, AskOutcome]>>();
  const waiting = [...round.servers];

  const startNext = (): void => {
    const server = waiting.shift();
    if (server === undefined) return;
    round.logger?.info(`Trying server: ${round.servers.indexOf(server) + 1}/${round.servers.length}`);
    pending.set(
      server,
      round.ask(server, signal).then((outcome) => [server, outcome] as const),
    );
  };

  try {
    startNext();
    while (pending.size > 0) {
      const silence = pause(waiting.length > 0 ? round.nextServerMs : undefined, signal);
      const first = await Promise.race([...pending.values(), silence.ended]);
      silence.cancel();
      if (first === 'aborted' || round.signal.aborted) break;
      if (first === 'silence') {
        round.logger?.info('Trying another one.');
        startNext();
        continue;
      }
      const [server, outcome] = first;
      pending.delete(server);
      if (outcome.answered) return outcome;
      attempts.set(server, outcome.attempt);
      round.logger?.warn(`Error on server '${server.name}': ${outcome.attempt.detail}.`);
      if (waiting.length > 0) round.logger?.info('Trying another one.');
      startNext();
    }
    return { answered: false, attempts: collectAttempts(round.servers, attempts, pending) };
  } finally {
    losers.abort();
  }
}

function collectAttempts(
  servers: readonly LicenceServer[],
  attempts: ReadonlyMap<LicenceServer, LicenceAttempt>,
  pending: ReadonlyMap<LicenceServer, unknown>,
): readonly LicenceAttempt[] {
  return servers.flatMap((server) => {
    const attempt = attempts.get(server);
    if (attempt !== undefined) return [attempt];
    return pending.has(server)
      ? [{ server: server.name, failure: 'timeout' as const, detail: 'no answer in time', curlCode: 28 }]
      : [];
  });
}
