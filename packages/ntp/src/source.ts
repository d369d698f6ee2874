import type { TimeSource, TimeSourceOptions } from './types.js';
/** The default servers (seed 3.3.7). */
export const DEFAULT_TIME_SERVERS = [
  '0.pool.ntp.org',
  '1.pool.ntp.org',
  '2.pool.ntp.org',
  '3.pool.ntp.org',
] as const;
export declare function createTimeSource(options?: TimeSourceOptions): TimeSource;
