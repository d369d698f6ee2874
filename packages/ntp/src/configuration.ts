import { performance } from 'node:perf_hooks';
import { NtpError } from './errors.js';
import type { Clock, Logger, TimeSourceOptions } from './types.js';

/** The servers asked when none is configured (seed 3.3.7). */
export const DEFAULT_TIME_SERVERS = [
  '0.pool.ntp.org',
  '1.pool.ntp.org',
  '2.pool.ntp.org',
  '3.pool.ntp.org',
] as const;

const DEFAULT_PORT = 123;
const DEFAULT_TIMEOUT_MS = 2_000;
const DEFAULT_REFRESH_MS = 60 * 60_000;
const MAX_SERVERS = 16;

/** {@link TimeSourceOptions} with every default filled in. */
export interface TimeSourceConfiguration {
  readonly servers: readonly string[];
  readonly port: number;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly refreshMs: number;
  readonly logger: Logger | undefined;
  readonly steadyMs: () => number;
}

/**
 * Fills in the defaults and checks the rest.
 *
 * @throws NtpError `NTP_CONFIGURATION`
 */
export function readConfiguration(options: TimeSourceOptions): TimeSourceConfiguration {
  const configuration = {
    servers: [...new Set(options.servers ?? DEFAULT_TIME_SERVERS)],
    port: options.port ?? DEFAULT_PORT,
    clock: options.clock ?? { now: () => new Date() },
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    refreshMs: options.refreshMs ?? DEFAULT_REFRESH_MS,
    logger: options.logger,
    steadyMs: options.steadyMs ?? (() => performance.now()),
  };
  const { servers, port, timeoutMs, refreshMs } = configuration;
  if (servers.length === 0 || servers.length > MAX_SERVERS || servers.some((name) => name.trim() === '')) {
    throw new NtpError('NTP_CONFIGURATION', `Between 1 and ${MAX_SERVERS} time servers must be named.`);
  }
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new NtpError('NTP_CONFIGURATION', 'The port of the time servers must be between 1 and 65535.');
  }
  if (!(timeoutMs > 0) || !(refreshMs > 0)) {
    throw new NtpError('NTP_CONFIGURATION', 'The durations of the time source must be positive.');
  }
  return configuration;
}
