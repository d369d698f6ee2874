import type { TimeSourceConfiguration } from './configuration.js';
import { type NtpAttempt, NtpError } from './errors.js';
import { NO_ANSWER, type QueryOutcome, queryServer } from './exchange/query.js';
import type { Sample } from './exchange/sample.js';
import type { KissList } from './kiss-list.js';
import { type Selection, selectAgreeing } from './selection/select.js';
import type { ServerAddress } from './server-address.js';
import { nanosecondsOf } from './timestamp/timestamp.js';

/**
 * Asks every server at once and gives the best sample of the majority. Does not wait for the last servers
 * once more than half of those configured agree.
 *
 * @throws NtpError `NTP_UNREACHABLE`, `NTP_DISAGREEMENT`
 */
export async function measure(configuration: TimeSourceConfiguration, kisses: KissList): Promise<Sample> {
  const { servers, clock, timeoutMs, logger } = configuration;
  const base = nanosecondsOf(clock.now()) - process.hrtime.bigint();
  const now = (): bigint => base + process.hrtime.bigint();
  const majority = new AbortController();
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), majority.signal]);

  const samples: Sample[] = [];
  const settle = async (server: ServerAddress): Promise<QueryOutcome> => {
    const barred = kisses.reasonFor(server.name);
    if (barred !== undefined) return { usable: false, server: server.name, why: barred };
    const outcome = await queryServer({ server, now, signal });
    if (outcome.usable) samples.push(outcome.sample);
    else if (outcome.kiss !== undefined) kisses.add(server.name, outcome.kiss);
    if (selectAgreeing(samples).agreeing.length * 2 > servers.length) majority.abort();
    return outcome;
  };
  const outcomes = await Promise.all(servers.map(settle));

  const attempts = describeFailures(outcomes, timeoutMs);
  const selection = selectAgreeing(samples);
  const [best] = selection.agreeing;
  if (best === undefined) throw unreachable(attempts);
  if (selection.agreeing.length * 2 <= samples.length) throw disagreement(samples, attempts);
  logSelection(logger, selection);
  return best;
}

function describeFailures(outcomes: readonly QueryOutcome[], timeoutMs: number): readonly NtpAttempt[] {
  return outcomes.flatMap((outcome) =>
    outcome.usable
      ? []
      : [
          {
            server: outcome.server,
            why: outcome.why === NO_ANSWER ? `no answer within ${timeoutMs} ms` : outcome.why,
          },
        ],
  );
}

function unreachable(attempts: readonly NtpAttempt[]): NtpError {
  const tried = attempts.map(({ server, why }) => `${server} (${why})`).join(', ');
  return new NtpError('NTP_UNREACHABLE', `No time server gave a usable answer; tried: ${tried}.`, {
    attempts,
  });
}

function disagreement(samples: readonly Sample[], attempts: readonly NtpAttempt[]): NtpError {
  const said = samples.map(({ server, offsetMs }) => `${server} (${Math.round(offsetMs)} ms)`).join(', ');
  return new NtpError(
    'NTP_DISAGREEMENT',
    `The time servers contradict each other and no majority agrees: ${said}.`,
    { attempts },
  );
}

function logSelection(logger: TimeSourceConfiguration['logger'], { agreeing, outliers }: Selection): void {
  const [best] = agreeing;
  if (best === undefined) return;
  logger?.info(
    { server: best.server, offsetMs: best.offsetMs, delayMs: best.delayMs, agreeing: agreeing.length },
    'The clock was compared with the time servers.',
  );
  for (const { server, offsetMs } of outliers) {
    logger?.warn({ server, offsetMs }, 'A time server contradicts the majority and is ignored.');
  }
}
