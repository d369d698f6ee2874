export { DEFAULT_TIME_SERVERS } from './configuration.js';
export { NTP_ERRORS, type NtpAttempt, NtpError, type NtpErrorCode } from './errors.js';
export { createTimeSource } from './source.js';
export type { Clock, LogFunction, Logger, TimeOffset, TimeSource, TimeSourceOptions } from './types.js';
