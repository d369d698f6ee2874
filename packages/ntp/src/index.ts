export { DEFAULT_TIME_SERVERS } from './configuration.js';
export { NTP_ERRORS, type NtpAttempt, NtpError, type NtpErrorCode } from './errors.js';
export { probeTimeServers, type TimeProbe, type TimeProbeOptions, type TimeServerProbe } from './probe.js';
export { createTimeSource } from './source.js';
export type { Clock, LogFunction, Logger, TimeOffset, TimeSource, TimeSourceOptions } from './types.js';
