export { NTP_ERRORS, type NtpAttempt, NtpError, type NtpErrorCode } from './errors.js';
export { createTimeSource, DEFAULT_TIME_SERVERS } from './source.js';
export type { Clock, LogFunction, Logger, TimeOffset, TimeSource, TimeSourceOptions } from './types.js';
