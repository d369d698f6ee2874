import { describe, expect, it } from 'vitest';
import { proxyUrlFor } from './proxy.js';
import { socketError } from './socket-error.js';

const server = { host: 'imap.operateur.example', port: 143 };

describe('the proxy of a mail server', () => {
  it.each([
    [undefined, undefined],
    [{ host: 'proxy', port: 3128 }, 'http://proxy:3128'],
    [{ host: '::1', port: 3128 }, 'http://[::1]:3128'],
    [
      { host: 'proxy', port: 3128, login: 'léa@cabinet', password: 'p:w/%' },
      'http://l%C3%A9a%40cabinet:p%3Aw%2F%25@proxy:3128',
    ],
    [{ host: 'proxy', port: 3128, bypass: ['.operateur.example'] }, undefined],
    [{ host: 'proxy', port: 3128, bypass: ['imap.operateur.example:993'] }, 'http://proxy:3128'],
  ])('%j is %s', (proxy, url) => {
    expect(proxyUrlFor(server, proxy)).toBe(url);
  });
});

describe('a failure through a proxy', () => {
  const refusal = (status: number) =>
    Object.assign(new Error(`Invalid response from proxy: ${status}`), { code: 'EPROXY' });
  const wrapped = Object.assign(new Error('Failed to setup proxy connection'), {
    code: 'EPROXY',
    _err: refusal(407),
  });
  const unknownIssuer = Object.assign(new Error('self-signed certificate in certificate chain'), {
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
  });

  it.each([
    [refusal(407), 'PROXY_REFUSED', 'wants a login'],
    [wrapped, 'PROXY_REFUSED', 'wants a login'],
    [refusal(403), 'PROXY_REFUSED', 'refused to open the tunnel'],
    [unknownIssuer, 'SERVER_CERTIFICATE', 'its own certificate'],
  ] as const)('%s is told in words', (error, code, words) => {
    expect(socketError(error, 'IMAP', { proxied: true })).toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
  });

  it('blames no proxy when there was none', () => {
    expect(socketError(unknownIssuer, 'IMAP').message).not.toContain('proxy');
  });
});
