import { createDispatcher, exchangeHttp } from '@dmpconnect/soap';
import type { ConnectionOpening, HttpConnection } from '../services.js';
import { findAuthorityChain } from './certificate-chain.js';
import { chooseIdentity, type IdentityParts, readAuthorities } from './client-identity.js';
import { readPemFile } from './pem-file.js';

/** 64 MiB: largest answer handed to an application, whose JSON then holds 86 MiB of base64. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** Opens a connection of an application (js-api 4.6): the host it names is the only one it ever reaches. */
export async function openConnection(
  { url, timeoutMs, proxy, card, authorities }: ConnectionOpening,
  parts: IdentityParts,
): Promise<HttpConnection> {
  const { trustFile } = parts.settings.dmpconnect;
  const trust =
    authorities ??
    (trustFile === undefined ? undefined : await readPemFile(trustFile, 'dmpconnect/trust_file'));
  const identity =
    card === undefined
      ? undefined
      : await chooseIdentity(
          card,
          findAuthorityChain(card.certificates.authentication, await readAuthorities(parts.settings)),
          parts,
        );
  const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const dispatcher = parts.recorder.record(
    'application',
    createDispatcher({
      ...(trust === undefined ? {} : { trust }),
      ...(identity === undefined ? {} : { identity }),
      ...(proxy === undefined ? {} : { proxy }),
      allowHost: (asked) => asked === hostname,
    }),
  );
  const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  return {
    send: ({ method, path, headers, body }, signal) =>
      exchangeHttp({
        dispatcher,
        url: `${base}${path}`,
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal,
        timeoutMs,
        maxAnswerBytes: MAX_ANSWER_BYTES,
        label: 'the request of the application',
      }),
    close: () => dispatcher.destroy(),
  };
}
