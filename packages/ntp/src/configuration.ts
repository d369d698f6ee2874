import { performance } from 'node:perf_hooks';
import { NtpError } from './errors.js';
import { readServerAddress, type ServerAddress } from './server-address.js';
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
  readonly servers: readonly ServerAddress[];
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
  const { port = DEFAULT_PORT, timeoutMs = DEFAULT_TIMEOUT_MS, refreshMs = DEFAULT_REFRESH_MS } = options;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new NtpError('NTP_CONFIGURATION', 'The port of the time servers must be between 1 and 65535.');
  }
  if (!(timeoutMs > 0) || !(refreshMs > 0)) {
    throw new NtpError('NTP_CONFIGURATION', 'The durations of the time source must be positive.');
  }
  return {
    servers: readServers(options.servers ?? DEFAULT_TIME_SERVERS, port),
    clock: options.clock ?? { now: () => new Date() },
    timeoutMs,
    refreshMs,
    logger: options.logger,
    steadyMs: options.steadyMs ?? (() => performance.now()),
  };
}

function readServers(names: readonly string[], port: number): readonly ServerAddress[] {
  if (names.length === 0 || names.length > MAX_SERVERS) {
    throw new NtpError('NTP_CONFIGURATION', `Between 1 and ${MAX_SERVERS} time servers must be named.`);
  }
  // A server named twice would vote twice.
  return [...new Set(names.map((name) => name.trim()))].map((name) => {
    const address = readServerAddress(name, port);
    if (address === undefined) {
      throw new NtpError(
        'NTP_CONFIGURATION',
        'A time server must be written host, host:port or [address]:port.',
      );
    }
    return address;
  });
}
