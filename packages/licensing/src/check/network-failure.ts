import { z } from 'zod';
import type { LicenceMessage } from '../errors.js';

/** A failed exchange in words, and with the number cURL gives to that kind of failure. */
export interface NetworkFailure {
  readonly explanation: LicenceMessage;
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
const CURL_TEXTS: Readonly<Record<number, LicenceMessage>> = {
  5: { fr: 'le nom du serveur mandataire est inconnu', en: 'the name of the proxy is not known' },
  6: { fr: 'le nom du serveur est inconnu', en: 'the name of the server is not known' },
  7: { fr: 'rien ne répond à cette adresse', en: 'nothing answers at that address' },
  28: { fr: 'pas de réponse à temps', en: 'no answer in time' },
  35: { fr: 'la connexion sécurisée (TLS) a échoué', en: 'the TLS handshake failed' },
  56: { fr: 'la connexion a été coupée', en: 'the connection was cut' },
  60: {
    fr: 'le certificat du serveur n’est pas accepté',
    en: 'the certificate of the server is not trusted',
  },
};

/** Where the number says less than is known. */
const NAMED_TEXTS: Readonly<Record<string, LicenceMessage>> = {
  'proxy-authentication': {
    fr: 'le serveur mandataire demande un nom d’utilisateur et un mot de passe, ou les refuse',
    en: 'the proxy wants a login and a password, or refuses them',
  },
  'proxy-refused': {
    fr: 'le serveur mandataire refuse d’ouvrir la connexion',
    en: 'the proxy refuses to open the connection',
  },
  intercepted: {
    fr: 'le serveur mandataire déchiffre la connexion, ce qui est interdit',
    en: 'the proxy decrypts the connection, which is forbidden',
  },
};

const UNKNOWN: LicenceMessage = { fr: 'la connexion a échoué', en: 'the connection failed' };

/** What cURL itself says for each number: the words of the original's journal (seed 7.3.5). */
export const CURL_WORDS: Readonly<Record<number, string>> = {
  5: "Couldn't resolve proxy name",
  6: "Couldn't resolve host name",
  7: "Couldn't connect to server",
  28: 'Timeout was reached',
  35: 'SSL connect error',
  56: 'Failure when receiving data from the peer',
  60: 'SSL peer certificate was not OK',
};

/** The failure of a server that did not answer before the end. */
export const NO_ANSWER_IN_TIME = {
  explanation: { fr: 'pas de réponse à temps', en: 'no answer in time' },
  curlCode: 28,
} as const satisfies NetworkFailure;

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
      if (curlCode !== undefined) {
        const { fr, en } = NAMED_TEXTS[name] ?? CURL_TEXTS[curlCode] ?? UNKNOWN;
        return { explanation: { fr: `${fr} (${name})`, en: `${en} (${name})` }, curlCode };
      }
      fallback ??= name;
    }
    current = shape.data.cause;
  }
  return { explanation: fallback === undefined ? UNKNOWN : { fr: fallback, en: fallback } };
}
