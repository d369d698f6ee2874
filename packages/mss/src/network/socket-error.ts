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
 * @param options.proxied Whether it went through a proxy: what the proxy did is then told.
 */
export function socketError(
  error: unknown,
  what: string,
  { proxied = false }: { readonly proxied?: boolean } = {},
): MssError {
  if (error instanceof MssError) return error;
  const codes = codesOf(error);
  const byProxy = proxied ? proxyMeaning(error, codes) : undefined;
  if (byProxy !== undefined) return new MssError(byProxy[0], `${what}: ${byProxy[1]}`, { cause: error });
  const [, code, words] = MEANINGS.find(([form]) => codes.some((one) => form.test(one))) ?? BROKEN;
  return new MssError(code, `${what}: ${words}`, { cause: error });
}

const BROKEN = [undefined, 'INTERRUPTED', 'the connection broke before the answer was complete.'] as const;

/** Verdicts on a certificate that no known authority issued: the mark of a proxy that puts its own in place. */
const UNKNOWN_ISSUER =
  /^(UNABLE_TO_(VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(_LOCALLY)?)|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT)$/;

/** What the proxy did, when it did something; the mail libraries give the status of its refusal in their text alone. */
function proxyMeaning(error: unknown, codes: readonly string[]): readonly [MssErrorCode, string] | undefined {
  if (codes.some((code) => UNKNOWN_ISSUER.test(code))) {
    return [
      'SERVER_CERTIFICATE',
      'the proxy puts its own certificate in place of the server’s; only a tunnel (CONNECT) can be used.',
    ];
  }
  if (!codes.includes('EPROXY')) return undefined;
  return chainOf(error).some(({ message }) => /: 407$/.test(message))
    ? ['PROXY_REFUSED', 'the proxy wants a login and a password, or refuses them (HTTP 407).']
    : ['PROXY_REFUSED', 'the proxy refused to open the tunnel.'];
}

/** An error and those that caused it; imapflow keeps the cause in a field of its own. */
function chainOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  return [error, ...chainOf('_err' in error ? error._err : error.cause)];
}

/** The code of an error, and those of what caused it. */
function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const call = 'syscall' in error && typeof error.syscall === 'string' ? [error.syscall] : [];
  const inner = error instanceof AggregateError ? error.errors : [error.cause];
  return [...own, ...call, ...inner.flatMap(codesOf)];
}
