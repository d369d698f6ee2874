import { readConfiguration } from './configuration.js';
import { NO_ANSWER, queryServer } from './exchange/query.js';
import { selectAgreeing } from './selection/select.js';
import { nanosecondsOf } from './timestamp/timestamp.js';
import type { TimeSourceOptions } from './types.js';

/** What one time server gave. */
export type TimeServerProbe = { readonly server: string } & (
  | {
      /** With the majority, or against it. */
      readonly outcome: 'agrees' | 'contradicts';
      /** What must be added to the system clock, in ms (positive: the system is late). */
      readonly offsetMs: number;
      /** Round trip, in ms. */
      readonly delayMs: number;
      /** Distance of the server from a reference clock, 1 to 15. */
      readonly stratum: number;
    }
  | {
      readonly outcome: 'unusable';
      /** One English phrase, e.g. `no answer within 2000 ms`, `kiss-o'-death RATE`, `ENOTFOUND`. */
      readonly why: string;
    }
);

/** What the time servers say of the clock of this computer. */
export interface TimeProbe {
  /** Every server, in the order of the configuration. */
  readonly servers: readonly TimeServerProbe[];
  /** What the majority of those that answered says must be added to the system clock, in ms; absent without a majority. */
  readonly offsetMs?: number;
}

/** What a probe takes beside the servers. */
export interface TimeProbeOptions
  extends Pick<TimeSourceOptions, 'servers' | 'port' | 'clock' | 'timeoutMs'> {
  readonly signal?: AbortSignal;
}

/**
 * Asks every time server once and tells what each gave, waiting for the last one: for a diagnosis. A service that needs the
 * time uses `createTimeSource`.
 *
 * @example
 * ```ts
 * const { servers, offsetMs } = await probeTimeServers({ servers: ['time.example.org'] });
 * ```
 * @throws NtpError `NTP_CONFIGURATION`
 */
export async function probeTimeServers({ signal, ...options }: TimeProbeOptions = {}): Promise<TimeProbe> {
  const { servers, clock, timeoutMs } = readConfiguration(options);
  const base = nanosecondsOf(clock.now()) - process.hrtime.bigint();
  const now = (): bigint => base + process.hrtime.bigint();
  const late = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? late : AbortSignal.any([late, signal]);
  const outcomes = await Promise.all(servers.map((server) => queryServer({ server, now, signal: either })));
  const samples = outcomes.flatMap((outcome) => (outcome.usable ? [outcome.sample] : []));
  const { agreeing } = selectAgreeing(samples);
  const majority = agreeing.length * 2 > samples.length;
  const [best] = agreeing;
  return {
    servers: outcomes.map((outcome): TimeServerProbe => {
      if (!outcome.usable) {
        const why = outcome.why === NO_ANSWER ? `no answer within ${timeoutMs} ms` : outcome.why;
        return { server: outcome.server, outcome: 'unusable', why };
      }
      const { server, offsetMs, delayMs, stratum } = outcome.sample;
      const agrees = majority && agreeing.includes(outcome.sample);
      return { server, outcome: agrees ? 'agrees' : 'contradicts', offsetMs, delayMs, stratum };
    }),
    ...(majority && best !== undefined ? { offsetMs: best.offsetMs } : {}),
  };
}
