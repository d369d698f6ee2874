import { HttpStatusError, TransportError, type TransportReason } from '@dmpconnect/soap';
import { TlsiFaultError } from '../errors.js';
import { UNAVAILABLE_STATUSES } from './translate-fault.js';

/** Failures of the network: the same call may work later without anything being changed. */
const NETWORK: ReadonlySet<TransportReason> = new Set<TransportReason>([
  'proxy-name',
  'host-name',
  'connect',
  'timeout',
  'receive',
]);

/**
 * Whether the same call may work later: the service says so, an intermediary does, or the network failed
 * (teleservices 6). This package never calls twice by itself; a caller may, once.
 */
export function isRetryable(error: unknown): boolean {
  if (error instanceof TlsiFaultError) return error.retryable;
  if (error instanceof HttpStatusError) return UNAVAILABLE_STATUSES.has(error.httpStatus);
  return error instanceof TransportError && NETWORK.has(error.reason);
}
