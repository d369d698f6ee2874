import { readConfiguration } from './configuration.js';
import { NtpError } from './errors.js';
import { createKissList } from './kiss-list.js';
import { measure } from './measure.js';
import type { TimeOffset, TimeSource, TimeSourceOptions } from './types.js';

/** Difference between the system clock and the steady one from which the former was changed, in ms. */
const STEP_MS = 1_000;

/** A failed hourly measure is tried again after this part of the hour, so that no transaction waits for it each time. */
const RETRY_PART = 12;

interface Measured {
  readonly offset: TimeOffset;
  readonly systemMs: number;
  readonly steadyMs: number;
}

/**
 * Makes a source of time: nothing is asked before the first `synchronise`, then at most once an hour, and
 * again when the system clock was changed or the computer slept meanwhile.
 *
 * @example
 * ```ts
 * const time = createTimeSource({ servers: ['time.example.org'] });
 * await time.synchronise();
 * time.clock().now(); // the corrected time
 * ```
 * @throws NtpError `NTP_CONFIGURATION`
 */
export function createTimeSource(options: TimeSourceOptions = {}): TimeSource {
  const configuration = readConfiguration(options);
  const { clock, steadyMs, refreshMs, logger } = configuration;
  const kisses = createKissList(steadyMs);
  let measured: Measured | undefined;
  let dueMs = 0;
  let underWay: Promise<TimeOffset> | undefined;

  const wasStepped = (last: Measured): boolean => {
    const systemElapsed = clock.now().getTime() - last.systemMs;
    return Math.abs(systemElapsed - (steadyMs() - last.steadyMs)) >= STEP_MS;
  };
  const isFresh = (last: Measured): boolean => steadyMs() < dueMs && !wasStepped(last);

  async function refresh(): Promise<TimeOffset> {
    try {
      const { server, offsetMs, delayMs } = await measure(configuration, kisses);
      const at = clock.now();
      measured = { offset: { offsetMs, server, delayMs, at }, systemMs: at.getTime(), steadyMs: steadyMs() };
      dueMs = measured.steadyMs + refreshMs;
      return measured.offset;
    } catch (error) {
      if (measured === undefined || wasStepped(measured)) throw error;
      dueMs = steadyMs() + refreshMs / RETRY_PART;
      logger?.warn({ err: error }, 'The hourly comparison of the clock failed; the previous offset is kept.');
      return measured.offset;
    }
  }

  return {
    async synchronise(signal) {
      if (signal?.aborted === true) throw givenUp(signal);
      if (measured !== undefined && isFresh(measured)) return measured.offset;
      // One exchange serves every caller that comes meanwhile; a caller who gives up does not end it.
      underWay ??= refresh().finally(() => {
        underWay = undefined;
      });
      return signal === undefined ? underWay : unlessAborted(underWay, signal);
    },
    clock: () => ({
      now: () => new Date(clock.now().getTime() + Math.round(measured?.offset.offsetMs ?? 0)),
    }),
    current: () => measured?.offset,
  };
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(givenUp(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function givenUp(signal: AbortSignal): NtpError {
  return new NtpError('NTP_ABORTED', 'The synchronisation of the clock was given up by its caller.', {
    cause: signal.reason,
  });
}
