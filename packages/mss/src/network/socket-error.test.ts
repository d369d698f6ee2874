import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { MssError } from '../errors.js';
import { socketError } from './socket-error.js';

const failed = (codes: object, cause?: unknown) => Object.assign(new Error('secret words', { cause }), codes);

describe('a failure of a socket', () => {
  it.each([
    ['an unknown name', failed({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }), 'HOST_UNKNOWN'],
    ['an unknown name, as nodemailer says it', failed({ code: 'EDNS' }), 'HOST_UNKNOWN'],
    ['nobody at the port', failed({ code: 'ECONNREFUSED', syscall: 'connect' }), 'CONNECTION'],
    [
      'a library’s code over the system’s',
      failed({ code: 'ESOCKET' }, failed({ syscall: 'connect' })),
      'CONNECTION',
    ],
    ['several addresses, all refused', new AggregateError([failed({ code: 'ECONNREFUSED' })]), 'CONNECTION'],
    ['a certificate of nobody', failed({ code: 'SELF_SIGNED_CERT_IN_CHAIN' }), 'SERVER_CERTIFICATE'],
    [
      'the certificate of another host',
      failed({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
      'SERVER_CERTIFICATE',
    ],
    ['a refused client certificate', failed({ code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' }), 'TLS'],
    ['no TLS at all', failed({ code: 'EPROTO' }), 'TLS'],
    ['a connection that breaks', failed({ code: 'ECONNRESET' }), 'INTERRUPTED'],
    ['something that is no error', 'words', 'INTERRUPTED'],
  ])('is told by its cause: %s', (_, error, code) => {
    const known = socketError(error, 'IMAP');
    expect(known).toMatchObject({ code, kind: 'transport', cause: error });
    expect(known.message).not.toContain('secret');
  });

  it('is told of a real one, and left alone when it is one of ours', async () => {
    const error = await new Promise((resolve) => connect(1, '127.0.0.1').once('error', resolve));
    expect(socketError(error, 'IMAP')).toMatchObject({ code: 'CONNECTION' });
    const own = new MssError('LIMIT', 'x');
    expect(socketError(own, 'IMAP')).toBe(own);
  });
});
