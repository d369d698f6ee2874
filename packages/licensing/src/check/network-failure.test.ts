import { describe, expect, it } from 'vitest';
import { describeNetworkFailure } from './network-failure.js';

describe('network failures', () => {
  it.each([
    [
      Object.assign(new Error('x'), { code: 'ENOTFOUND' }),
      'the name of the server is not known (ENOTFOUND)',
      6,
    ],
    [
      new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ECONNREFUSED' }) }),
      'nothing answers at that address (ECONNREFUSED)',
      7,
    ],
    [
      Object.assign(new Error('x'), { code: 'TRANSPORT', reason: 'server-certificate' }),
      'the certificate of the server is not trusted (server-certificate)',
      60,
    ],
    [
      Object.assign(new Error('x'), { code: 'TRANSPORT', reason: 'proxy-name' }),
      'the name of the proxy is not known (proxy-name)',
      5,
    ],
    [
      Object.assign(new Error('x'), { code: 'TRANSPORT', reason: 'proxy-authentication' }),
      'the proxy wants a login and a password, or refuses them (proxy-authentication)',
      56,
    ],
    [
      Object.assign(new Error('x'), { code: 'TRANSPORT', reason: 'intercepted' }),
      'the proxy decrypts the connection, which is forbidden (intercepted)',
      60,
    ],
    [
      Object.assign(new Error('x'), { code: 'UND_ERR_SOCKET' }),
      'the connection was cut (UND_ERR_SOCKET)',
      56,
    ],
  ])('%s is named by its code', (error, detail, curlCode) => {
    expect(describeNetworkFailure(error)).toEqual({
      explanation: { fr: expect.stringMatching(/ \(/), en: detail },
      curlCode,
    });
  });

  it('of an unknown kind keep their own name, and no number', () => {
    expect(describeNetworkFailure(Object.assign(new Error('x'), { code: 'EODD' }))).toEqual({
      explanation: { fr: 'EODD', en: 'EODD' },
    });
  });

  it.each([[undefined], ['a text'], [null], [new Error('secret text')]])(
    '%s says nothing that could hold a secret',
    (error) => {
      expect(describeNetworkFailure(error)).toEqual({
        explanation: { fr: 'la connexion a échoué', en: 'the connection failed' },
      });
    },
  );

  it('with a loop of causes end', () => {
    const error: Error & { cause?: unknown } = new Error('x');
    error.cause = error;
    expect(describeNetworkFailure(error).explanation.en).toBe('the connection failed');
  });
});
