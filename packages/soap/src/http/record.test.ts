import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttp } from '../testing/servers.js';
import { createDispatcher } from './dispatcher.js';
import { exchangeHttp, type HttpExchangeOptions } from './exchange-http.js';
import { type RecordedExchange, recordExchanges } from './record.js';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

async function record(
  listener: RequestListener,
  options: Partial<HttpExchangeOptions> = {},
  keep: { readonly bodies?: boolean; readonly maxBodyBytes?: number } = { bodies: true },
) {
  const server = await startHttp(listener);
  const told: RecordedExchange[] = [];
  const dispatcher = recordExchanges(createDispatcher(), {
    listener: (exchange) => {
      told.push(exchange);
      throw new Error('not heard');
    },
    keepBodies: () => keep.bodies ?? false,
    ...(keep.maxBodyBytes === undefined ? {} : { maxBodyBytes: keep.maxBodyBytes }),
  });
  opened.push(dispatcher, server);
  const url = `${server.url}/a?b=c`;
  const outcome = await exchangeHttp({ dispatcher, url, method: 'GET', label: 'TD0.1', ...options }).catch(
    (error: unknown) => error,
  );
  return { told, outcome, url };
}

const echo: RequestListener = async (request, answer) => {
  answer.writeHead(201, [
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
  ]);
  answer.end(`<${await text(request)}>`);
};

const body = (message: { readonly body?: Uint8Array } | undefined) =>
  message?.body === undefined ? undefined : Buffer.from(message.body).toString();

describe('recordExchanges', () => {
  it('tells both sides, their headers and times, and changes nothing of the exchange', async () => {
    const { told, outcome, url } = await record(echo, {
      method: 'POST',
      headers: { 'x-a': '1' },
      body: Buffer.from('été'),
    });
    expect(outcome).toMatchObject({ status: 201, body: Buffer.from('<été>') });
    const [exchange] = told;
    expect(told).toHaveLength(1);
    expect(exchange).toMatchObject({ label: 'TD0.1', method: 'POST', url, request: { length: 5 } });
    expect(exchange!.request.headers).toContainEqual({ name: 'x-a', value: '1' });
    expect(exchange!.response!.headers).toEqual(
      expect.arrayContaining([
        { name: 'set-cookie', value: 'a=1' },
        { name: 'set-cookie', value: 'b=2' },
      ]),
    );
    expect([body(exchange!.request), body(exchange!.response)]).toEqual(['été', '<été>']);
    expect(exchange!.answerMs).toBeLessThanOrEqual(exchange!.totalMs);
    expect('error' in exchange!).toBe(false);
  });

  it('tells a body that is made piece by piece, in memory that serves again', async () => {
    const piece = Buffer.alloc(2);
    const source = {
      length: 6,
      *chunks() {
        for (const two of ['ab', 'cd', 'ef']) {
          piece.write(two);
          yield piece;
        }
      },
    };
    const { told, outcome } = await record(echo, { method: 'POST', body: source });
    expect(outcome).toMatchObject({ body: Buffer.from('<abcdef>') });
    expect(body(told[0]!.request)).toBe('abcdef');
  });

  it('keeps no body unless asked to, and no more than the limit', async () => {
    const post = { method: 'POST', body: Buffer.from('0123456789') } as const;
    const without = await record(echo, post, {});
    expect(without.told[0]).toMatchObject({ request: { length: 10 }, response: { length: 12 } });
    expect(body(without.told[0]!.request)).toBeUndefined();
    const cut = await record(echo, post, { bodies: true, maxBodyBytes: 4 });
    expect(cut.told[0]).toMatchObject({ request: { length: 10 }, response: { length: 12 } });
    expect([body(cut.told[0]!.request), body(cut.told[0]!.response)]).toEqual(['0123', '<012']);
  });

  it('tells an exchange that fails, with what came of it', async () => {
    const { told, outcome } = await record((_, answer) => {
      answer.writeHead(200, { 'content-length': '10' });
      answer.write('half');
      setImmediate(() => answer.destroy());
    });
    expect(outcome).toMatchObject({ code: 'TRANSPORT' });
    expect(told).toEqual([expect.objectContaining({ error: expect.any(Error) })]);
  });
});
