import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PageServer, startPageServer } from './page-server.js';
import { createTokens } from './tokens.js';

let server: PageServer;
const asked: string[] = [];

beforeAll(async () => {
  server = await startPageServer({
    files: new Map([['/', { type: 'text/html; charset=utf-8', content: Buffer.from('<html>') }]]),
    greet: async () => [{ name: 'overview', data: { mood: 'well' } }],
    answer: async (name, body) => {
      asked.push(name);
      if (name === 'file') return { file: Buffer.from('zip'), type: 'application/zip', name: 'x.zip' };
      return name === 'known' ? { json: { body } } : undefined;
    },
  });
});
afterAll(() => server.close());

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request as any program of this machine can make it. */
function send(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, method, path, headers }, async (response) =>
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) }),
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
const origin = () => `http://127.0.0.1:${server.port}`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  send('POST', path, { Origin: origin(), ...headers }, JSON.stringify(body));
const newToken = () => new URL(server.newAddress()).hash.slice(1);

/** Opens the page as the browser does. */
async function visit(): Promise<{ readonly Cookie: string; readonly 'X-Supervisor-Key': string }> {
  const { headers, body } = await post('/visit', { token: newToken() });
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return { Cookie: cookie.split(';')[0] ?? '', 'X-Supervisor-Key': JSON.parse(body).key };
}

describe('the server of the page', () => {
  it('opens with the token of the tray, once', async () => {
    const token = newToken();
    const first = await post('/visit', { token });
    expect(first.status).toBe(200);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      /^dmpconnect-supervisor-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await post('/visit', { token })).status).toBe(401);
    for (const wrong of [{}, { token: '' }, { token: 7 }, null, []]) {
      expect((await post('/visit', wrong)).status).toBe(401);
    }
  });

  it('answers nothing without both halves of the proof', async () => {
    const proof = await visit();
    const other = await visit();
    for (const headers of [
      {},
      { Cookie: proof.Cookie },
      { 'X-Supervisor-Key': proof['X-Supervisor-Key'] },
      { Cookie: proof.Cookie, 'X-Supervisor-Key': other['X-Supervisor-Key'] },
    ]) {
      expect((await post('/api/known', {}, headers)).status).toBe(401);
      expect((await send('GET', '/api/events', headers)).status).toBe(401);
    }
    expect(asked).toEqual([]);
    const { body } = await post('/api/known', { a: 1 }, proof);
    expect(JSON.parse(body)).toEqual({ body: { a: 1 } });
  });

  it.each([
    ['another name (DNS rebinding)', { Host: 'attacker.example' }, 421],
    ['the name localhost', { Host: 'localhost:1' }, 421],
    ['the page of another origin', { Origin: 'https://attacker.example' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['a request of another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' }, 403],
    ['another port of this machine', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Mode': 'cors' }, 403],
  ])('refuses %s', async (_, headers, status) => {
    const proof = await visit();
    const host = { Host: `127.0.0.1:${server.port}` };
    expect((await send('GET', '/', { ...host, ...headers })).status).toBe(status);
    expect((await post('/api/known', {}, { ...host, ...proof, ...headers })).status).toBe(status);
    expect(await post('/visit', { token: newToken() }, { ...host, ...headers })).toMatchObject({
      status,
      body: '',
    });
  });

  it('lets a person come by a link or an address', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
    expect((await send('GET', '/', headers)).status).toBe(200);
    expect((await send('GET', '/', { 'Sec-Fetch-Site': 'none' })).status).toBe(200);
    expect((await send('POST', '/visit', {}, '{}')).status).toBe(403);
  });

  it('forbids frames, foreign content and markup made by scripts on every answer', async () => {
    for (const path of ['/', '/nothing', '/../package.json', '/%2e%2e/x']) {
      const { headers, status } = await send('GET', path);
      expect(status).toBe(path === '/' ? 200 : 404);
      expect(headers['content-security-policy']).toMatch(
        /default-src 'none'.*frame-ancestors 'none'.*trusted-types/,
      );
      expect(headers).toMatchObject({ 'x-frame-options': 'DENY', 'cache-control': 'no-store' });
    }
  });

  it('sends files, refuses what it does not know, and bodies that are none', async () => {
    const proof = await visit();
    const file = await post('/api/file', {}, proof);
    expect(file.headers['content-disposition']).toBe('attachment; filename="x.zip"');
    expect(file.body).toBe('zip');
    expect((await post('/api/other', {}, proof)).status).toBe(404);
    expect((await send('GET', '/api/known', { ...proof })).status).toBe(405);
    const headers = { Origin: origin(), ...proof };
    expect((await send('POST', '/api/known', headers, '{')).status).toBe(400);
    expect((await send('POST', '/api/known', headers, `"${'x'.repeat(300_000)}"`)).status).toBe(400);
  });

  it('tells an open page what happens, from the state it finds on', async () => {
    const proof = await visit();
    const received: string = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: server.port, path: '/api/events', headers: { ...proof } };
      const sent = request(options, (response) => {
        let whole = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          if (whole === '') server.events.tell({ name: 'doctor', data: 'é\n' });
          whole += chunk;
          if (whole.includes('doctor')) {
            resolve(whole);
            sent.destroy();
          }
        });
      });
      sent.on('error', reject).end();
    });
    expect(received).toBe('event: overview\ndata: {"mood":"well"}\n\nevent: doctor\ndata: "é\\n"\n\n');
  });
});

it('a token that waited too long opens nothing', () => {
  let now = 0;
  const tokens = createTokens(() => now);
  const [early, late] = [tokens.issue(), tokens.issue()];
  now = 60_000;
  expect(tokens.take(early)).toBe(true);
  now = 60_001;
  expect(tokens.take(late)).toBe(false);
});
