import { z } from 'zod';

/** A failed exchange in words, and with the number cURL gives to that kind of failure. */
export interface NetworkFailure {
  readonly detail: string;
  readonly curlCode?: number;
}

// The dispatcher is the caller's: its errors are read by shape. `reason` is that of the wire toolkit's
// transport errors, `code` that of Node and undici.
const failureShape = z.object({
  reason: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
});

const CURL_CODES: Readonly<Record<string, number>> = {
  'proxy-name': 5,
  'host-name': 6,
  connect: 7,
  timeout: 28,
  'tls-handshake': 35,
  receive: 56,
  'proxy-refused': 56,
  'proxy-authentication': 56,
  'server-certificate': 60,
  intercepted: 60,
  ENOTFOUND: 6,
  EAI_AGAIN: 6,
  ECONNREFUSED: 7,
  EHOSTUNREACH: 7,
  ENETUNREACH: 7,
  ETIMEDOUT: 28,
  UND_ERR_CONNECT_TIMEOUT: 28,
  UND_ERR_HEADERS_TIMEOUT: 28,
  UND_ERR_BODY_TIMEOUT: 28,
  ECONNRESET: 56,
  EPIPE: 56,
  UND_ERR_SOCKET: 56,
  EPROTO: 35,
  CERT_HAS_EXPIRED: 60,
  DEPTH_ZERO_SELF_SIGNED_CERT: 60,
  SELF_SIGNED_CERT_IN_CHAIN: 60,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 60,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 60,
  ERR_TLS_CERT_ALTNAME_INVALID: 60,
};

/** What each number means, for people. */
const CURL_TEXTS: Readonly<Record<number, string>> = {
  5: 'the name of the proxy is not known',
  6: 'the name of the server is not known',
  7: 'nothing answers at that address',
  28: 'no answer in time',
  35: 'the TLS handshake failed',
  56: 'the connection was cut',
  60: 'the certificate of the server is not trusted',
};

/** Depth to which causes are searched. */
const MAX_CAUSES = 5;

/** Names a network failure from the error of any dispatcher: the first known code along its causes. */
export function describeNetworkFailure(error: unknown): NetworkFailure {
  let fallback: string | undefined;
  let current: unknown = error;
  for (let depth = 0; depth < MAX_CAUSES && current !== undefined; depth += 1) {
    const shape = failureShape.safeParse(current);
    if (!shape.success) break;
    for (const name of [shape.data.reason, shape.data.code]) {
      if (name === undefined) continue;
      const curlCode = CURL_CODES[name];
      if (curlCode !== undefined) return { detail: `${CURL_TEXTS[curlCode]} (${name})`, curlCode };
      fallback ??= name;
    }
    current = shape.data.cause;
  }
  return { detail: fallback ?? 'the connection failed' };
}
