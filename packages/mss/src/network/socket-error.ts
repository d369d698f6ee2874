import { MssError, type MssErrorCode } from '../errors.js';

/** Codes of Node.js, of its system calls and of the libraries on it, by what they mean; the first that fits counts. */
const MEANINGS: readonly (readonly [RegExp, MssErrorCode, string])[] = [
  [
    /^(CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_TLS_CERT_)/,
    'SERVER_CERTIFICATE',
    'the certificate of the host is not trusted.',
  ],
  [/^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO|ETLS$)/, 'TLS', 'the TLS connection was refused.'],
  [/^(ENOTFOUND|EAI_AGAIN|EDNS|getaddrinfo)$/, 'HOST_UNKNOWN', 'the name of the host is not known.'],
  [
    // A library may put a code of its own over that of the system call that opens a connection.
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|connect)$/,
    'CONNECTION',
    'the host cannot be reached.',
  ],
];

/**
 * What a failure of a socket means. The text of the failure is not repeated: it may quote what the other side said.
 *
 * @param what What was exchanged, for the message: `directory`, `SMTP`.
 */
export function socketError(error: unknown, what: string): MssError {
  if (error instanceof MssError) return error;
  const codes = codesOf(error);
  const [, code, words] = MEANINGS.find(([form]) => codes.some((one) => form.test(one))) ?? BROKEN;
  return new MssError(code, `${what}: ${words}`, { cause: error });
}

const BROKEN = [undefined, 'INTERRUPTED', 'the connection broke before the answer was complete.'] as const;

/** The code of an error, and those of what caused it. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const call = 'syscall' in error && typeof error.syscall === 'string' ? [error.syscall] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...own, ...call, ...inner.flatMap(codesOf)];
}
