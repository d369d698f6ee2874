import { MssError, type MssErrorCode } from '../errors.js';

const CONNECTION: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EDNS',
  // System calls that open a connection: a library may put a code of its own over theirs.
  'connect',
  'getaddrinfo',
]);

/** Codes of Node.js for a certificate or a handshake that one side refused. */
const TLS =
  /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|EPROTO|ETLS$)/;

/**
 * What a failure of a socket means. The text of the failure is not repeated: it may quote what the other side said.
 *
 * @param what What was exchanged, for the message: `directory`, `SMTP`.
 */
export function socketError(error: unknown, what: string): MssError {
  if (error instanceof MssError) return error;
  const [code, words] = meaningOf(codesOf(error));
  return new MssError(code, `${what}: ${words}`, { cause: error });
}

function meaningOf(codes: readonly string[]): readonly [MssErrorCode, string] {
  if (codes.some((code) => TLS.test(code))) return ['TLS', 'the TLS connection was refused.'];
  if (codes.some((code) => CONNECTION.has(code))) return ['CONNECTION', 'the host cannot be reached.'];
  return ['INTERRUPTED', 'the connection broke before the answer was complete.'];
}

/** The code of an error, and those of what caused it. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const call = 'syscall' in error && typeof error.syscall === 'string' ? [error.syscall] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...own, ...call, ...inner.flatMap(codesOf)];
}
