import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttp } from '../testing/servers.js';
import { createDispatcher } from './dispatcher.js';
import { exchangeHttp, type HttpExchangeOptions } from './exchange-http.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function exchange(listener: RequestListener, options: Partial<HttpExchangeOptions> = {}) {
  const server = await startHttp(listener);
  const dispatcher = createDispatcher();
  opened.push(dispatcher, server);
  return exchangeHttp({ dispatcher, url: `${server.url}/a?b=c`, method: 'GET', ...options });
}

describe('exchangeHttp', () => {
  it('gives the status with its phrase, every header and the body, whatever the status', async () => {
    const response = await exchange((_, answer) => {
      answer.writeHead(418, 'I am a teapot', [
        ['Set-Cookie', 'a=1'],
        ['Set-Cookie', 'b=2'],
        ['X-Kind', 'tea'],
      ]);
      answer.end('é');
    });
    expect(response).toMatchObject({ status: 418, statusText: 'I am a teapot' });
    expect(Buffer.from(response.body).toString()).toBe('é');
    expect(response.headers).toEqual(
      expect.arrayContaining([
        { name: 'set-cookie', value: 'a=1' },
        { name: 'set-cookie', value: 'b=2' },
        { name: 'x-kind', value: 'tea' },
      ]),
    );
  });

  it('sends the method, the path, the headers and the body', async () => {
    const received: unknown[] = [];
    await exchange(
      async ({ method, url, headers }, answer) => {
        received.push(method, url, headers['x-a'], headers['content-length']);
        answer.end();
      },
      { method: 'PUT', headers: { 'x-a': '1' }, body: Buffer.from('body') },
    );
    expect(received).toEqual(['PUT', '/a?b=c', '1', '4']);
  });

  it('does not follow a redirection', async () => {
    let requests = 0;
    const response = await exchange((_, answer) => {
      requests += 1;
      answer.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect([response.status, requests]).toEqual([302, 1]);
  });

  it('stops at the largest answer', async () => {
    await expect(exchange((_, answer) => answer.end('0123456789'), { maxAnswerBytes: 9 })).rejects.toThrow(
      expect.objectContaining({ code: 'HTTP_TOO_LARGE' }),
    );
  });

  it('gives up at its deadline, and with its caller', async () => {
    await expect(exchange(() => {}, { timeoutMs: 1 })).rejects.toThrow(
      expect.objectContaining({ code: 'TRANSPORT', reason: 'timeout' }),
    );
    await expect(exchange(() => {}, { signal: AbortSignal.abort() })).rejects.toThrow(
      expect.objectContaining({ code: 'TRANSPORT', reason: 'aborted' }),
    );
  });
});
