import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDispatcher } from '@dmpconnect/soap';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MssError } from '../errors.js';
import { createWhiteList } from './white-list.js';

const HOUR = 3_600_000;
const dispatcher = createDispatcher();
let status = 200;
let asked = 0;
let domains = ['a.mss.test'];
const server = createServer((_, response) => {
  asked += 1;
  const list = domains.map((name) => `<Domaine><Nom>${name}</Nom></Domaine>`).join('');
  response.writeHead(status).end(`<L xmlns="https://listeblanche.mssante.fr/schema">${list}</L>`);
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await dispatcher.close();
  await new Promise((resolve) => server.close(resolve));
});

it('keeps the list a day, renews it behind an answer, and goes on with the last good one (mss 8.3)', async () => {
  let now = 0;
  let failed: ((error: MssError) => void) | undefined;
  const failure = () =>
    new Promise<MssError>((resolve) => {
      failed = resolve;
    });
  const list = createWhiteList({
    dispatcher,
    url,
    now: () => new Date(now),
    onRefreshFailure: (error) => failed?.(error),
  });

  status = 503;
  await expect(list.has('a.mss.test')).rejects.toMatchObject({ code: 'WHITE_LIST' });
  status = 200;
  expect(await Promise.all([list.has('a.mss.test'), list.has('b.mss.test')])).toEqual([true, false]);
  now = 23 * HOUR;
  expect(await list.has('a.mss.test')).toBe(true);
  expect(asked).toBe(2);

  now = 25 * HOUR;
  status = 500;
  const first = failure();
  expect(await list.has('a.mss.test')).toBe(true);
  expect(await first).toMatchObject({ code: 'WHITE_LIST' });
  expect(await list.has('a.mss.test')).toBe(true);
  expect(asked).toBe(3);

  now += HOUR;
  status = 200;
  domains = ['b.mss.test'];
  await list.has('b.mss.test');
  await expect.poll(() => list.has('b.mss.test')).toBe(true);
  expect(await list.has('a.mss.test')).toBe(false);
});
