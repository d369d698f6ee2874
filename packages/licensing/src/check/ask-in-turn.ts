import type { LicenceAttempt } from '../errors.js';
import type { Logger } from '../seams.js';
import type { AskOutcome } from './ask-server.js';
import { CURL_WORDS, NO_ANSWER_IN_TIME } from './network-failure.js';
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
  const attempts = new Map<string, LicenceAttempt>();
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
      attempts.set(server.name, outcome.attempt);
      logFailure(round.logger, outcome.attempt);
      if (waiting.length > 0) round.logger?.info('Trying another one.');
      startNext();
    }
    const late = [...pending.keys()].map(notAnswered);
    for (const attempt of late) logFailure(round.logger, attempt);
    return { answered: false, attempts: inOrder(round.servers, [...attempts.values(), ...late]) };
  } finally {
    losers.abort();
  }
}

function notAnswered(server: LicenceServer): LicenceAttempt {
  const { explanation, curlCode } = NO_ANSWER_IN_TIME;
  return { server: server.name, failure: 'timeout', detail: explanation.en, explanation, curlCode };
}

function inOrder(
  servers: readonly LicenceServer[],
  attempts: readonly LicenceAttempt[],
): readonly LicenceAttempt[] {
  return servers.flatMap(({ name }) => attempts.filter(({ server }) => server === name));
}

/** The lines of seed 7.3.5; the details are in clear here, and hold nothing of the holder. */
function logFailure(logger: Logger | undefined, { server, detail, curlCode }: LicenceAttempt): void {
  if (curlCode !== undefined) {
    logger?.debug(`cURL return code: ${curlCode}`);
    logger?.warn(`TL1.0: CURL error ${curlCode}: '${CURL_WORDS[curlCode]}'.`);
  }
  logger?.warn(`Details: ${detail}.`);
  logger?.info(`Error on server '${server}'.`);
}
