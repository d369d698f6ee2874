import type { SocketClose } from '../../transport/index.js';

/** What a close code means when the server gave no reason (RFC 6455, 7.4.1; js-api 14.3). */
const MEANINGS: Readonly<Record<number, string>> = {
  1000: 'normal closure',
  1001: 'one side is going away',
  1002: 'protocol error',
  1003: 'data of a kind that is not accepted',
  1004: 'reserved',
  1005: 'no status code in the Close frame',
  1006: 'connection lost or refused, without a Close frame',
  1007: 'message that is not what its type says',
  1008: 'policy violation',
  1009: 'message too big',
  1010: 'a needed extension was not negotiated',
  1011: 'unexpected condition in the server',
  1015: 'the TLS handshake failed',
};

/** One line on how a socket was closed: code, reason and `wasClean`. */
export function describeClose({ code, reason, wasClean }: SocketClose): string {
  const why = reason === '' ? (MEANINGS[code] ?? 'unknown') : reason;
  return `Connection closed. Code: ${code}, reason: ${why}, wasClean: ${wasClean}`;
}
