import { TRANSPORT_REASONS, TransportError, type TransportReason } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import type { MssErrorCode } from '../errors.js';
import { asMssError } from './transport-error.js';

const CODES: Readonly<Record<TransportReason, MssErrorCode>> = {
  'host-name': 'HOST_UNKNOWN',
  connect: 'CONNECTION',
  'proxy-name': 'PROXY_UNKNOWN',
  'proxy-refused': 'PROXY_REFUSED',
  'proxy-authentication': 'PROXY_REFUSED',
  'tls-handshake': 'TLS',
  'server-certificate': 'SERVER_CERTIFICATE',
  intercepted: 'SERVER_CERTIFICATE',
  card: 'TLS',
  timeout: 'TIMEOUT',
  aborted: 'ABORTED',
  receive: 'INTERRUPTED',
};

describe('a failure of the exchange', () => {
  it.each(Object.keys(TRANSPORT_REASONS) as TransportReason[])('is told by its cause: %s', (reason) => {
    const cause = new TransportError(reason, 'Words.');
    expect(asMssError(cause, 'item.sendMessage')).toMatchObject({
      code: CODES[reason],
      kind: 'transport',
      message: 'item.sendMessage: Words.',
      cause,
    });
  });
});
