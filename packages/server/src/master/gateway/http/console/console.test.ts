import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BuiltScript } from '../../../../testing/build-worker.js';
import { exchange, run, send } from '../../../../testing/client.js';
import { buildTestWorker, startTestMaster, type TestMaster } from '../../../../testing/start-test-master.js';
import { type ConsoleFiles, readConsoleFiles } from './files.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

const asked: { readonly request: IncomingMessage; readonly body: string }[] = [];
const control = createServer((request, response) => {
  let body = '';
  request.on('data', (piece) => {
    body += piece;
  });
  request.on('end', () => {
    asked.push({ request, body });
    if (request.url === '/cut') response.destroy();
    else response.writeHead(body === '' ? 200 : 400).end('{"readers":[]}');
  });
});

let folder: string;
let worker: BuiltScript;
let files: ConsoleFiles;
let dev: TestMaster;
let production: TestMaster;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Console</title>');
  await writeFile(join(folder, 'assets', 'page-Ab12.js'), 'export {};');
  await writeFile(join(folder, 'notes.txt'), 'not for pages');
  files = (await readConsoleFiles(pathToFileURL(`${folder}/`))) ?? new Map();
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
  const { port } = control.address() as AddressInfo;
  worker = await buildTestWorker();
  const console = { files, sandboxControl: `http://127.0.0.1:${port}` };
  dev = await startTestMaster(worker, { flavour: 'dev', console });
  production = await startTestMaster(worker, { flavour: 'production', console });
});

beforeEach(() => {
  asked.length = 0;
});

afterAll(async () => {
  await dev?.close();
  await production?.close();
  await worker?.remove();
  control.close();
  control.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const host = ({ port }: TestMaster) => `localhost:${port}`;
const own = (master: TestMaster) => ({ Host: host(master), Origin: `https://${host(master)}` });
const EVIL = { Origin: 'https://evil.test' };

describe('the files of the console', () => {
  it('are those the build makes, and no others', () => {
    expect([...files.keys()].sort()).toEqual(['assets/page-Ab12.js', 'index.html']);
    expect(files.get('assets/page-Ab12.js')).toMatchObject({ immutable: true });
  });

  it('are nothing where there was no build', async () => {
    expect(await readConsoleFiles(pathToFileURL(`${folder}/absent/`))).toBeUndefined();
    expect(await readConsoleFiles(pathToFileURL(`${folder}/assets/`))).toBeUndefined();
  });
});

describe('GET /console', () => {
  it.each(['/console', '/console/', '/console/?x=1', '/console/index.html'])(
    'gives the page at %s',
    async (path) => {
      const answer = await send(dev, 'GET', path, { headers: { Host: host(dev) } });
      expect(answer).toMatchObject({ status: 200, text: '<!doctype html><title>Console</title>' });
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
      });
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('lets the page load its own files and talk to its own server, nothing else', async () => {
    const { headers } = await send(dev, 'GET', '/console', { headers: { Host: host(dev) } });
    expect(String(headers['content-security-policy']).split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' wss://${host(dev)}`,
      "img-src 'self' data:",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
    ]);
  });

  it('gives its files, kept for ever when their name says their content', async () => {
    const answer = await send(dev, 'GET', '/console/assets/page-Ab12.js');
    expect(answer).toMatchObject({ status: 200, text: 'export {};' });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  it('answers HEAD without a body, and 304 to who has it already', async () => {
    const head = await send(dev, 'HEAD', '/console');
    expect(head).toMatchObject({ status: 200, text: '' });
    const again = await send(dev, 'GET', '/console', {
      headers: { 'If-None-Match': String(head.headers.etag) },
    });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it.each([
    '/console/notes.txt',
    '/console/assets/absent.js',
    '/console/assets',
    '/console/../',
    '/console/..%2f..%2fpackage.json',
    '/console/assets/../../package.json',
    '/console//index.html',
    '/consoles',
  ])('knows nothing of %s', async (path) =>
    expect(await send(dev, 'GET', path)).toMatchObject({ status: 404 }),
  );

  it.each(['POST', 'PUT', 'DELETE'])('refuses %s', async (method) => {
    expect(await send(dev, method, '/console', { headers: own(dev) })).toMatchObject({ status: 405 });
  });

  it('is refused to pages of others, under a foreign name, and before any question', async () => {
    expect(await send(dev, 'GET', '/console', { headers: EVIL })).toMatchObject({ status: 403 });
    expect(await send(dev, 'GET', '/console', { headers: { Host: 'evil.test' } })).toMatchObject({
      status: 403,
    });
    expect(await send(dev, 'OPTIONS', '/console', { headers: own(dev) })).toMatchObject({ status: 403 });
  });

  it.each(['/console', '/console/', '/console/assets/page-Ab12.js', '/console/sandbox/state'])(
    'does not exist in the production flavour: %s',
    async (path) =>
      expect(await send(production, 'GET', path, { headers: own(production) })).toMatchObject({
        status: 404,
      }),
  );
});

describe('commands of the console', () => {
  const caller = (master: TestMaster) => ({ host: host(master), origin: `https://${host(master)}` });

  it('are served on the WebSocket and over HTTP, in a session that is the console’s own', async () => {
    const { s_sessionId } = await run(dev, 'hl_openSession', {}, caller(dev));
    const echo = { s_sessionId, s_text: 'x' };
    expect(await run(dev, 'test_echo', echo, caller(dev))).toEqual({ s_status: 'OK', s_text: 'x' });
    const posted = await send(dev, 'POST', '/api/test_echo', {
      headers: own(dev),
      body: JSON.stringify(echo),
    });
    expect(JSON.parse(posted.text)).toEqual({ s_status: 'OK', s_text: 'x' });
    expect(
      await run(dev, 'test_echo', echo, { host: host(dev), origin: 'https://app.example.org' }),
    ).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
  });

  it('may administer, as the command line may', async () => {
    const answer = await send(dev, 'POST', '/remotecommand/getAllowedOrigins', {
      headers: own(dev),
      body: '{}',
    });
    expect(JSON.parse(answer.text)).toMatchObject({ s_status: 'OK' });
  });

  it.each([
    ['another port', (master: TestMaster) => `https://localhost:${master.port + 1}`],
    ['another scheme', (master: TestMaster) => `http://localhost:${master.port}`],
    ['another name of this machine', (master: TestMaster) => `https://127.0.0.1:${master.port}`],
  ])('are refused from %s', async (_, originOf) => {
    const origin = originOf(dev);
    const headers = { Host: host(dev), Origin: origin };
    expect(await send(dev, 'POST', '/api/hl_opensession', { headers, body: '{}' })).toMatchObject({
      status: 403,
    });
    await expect(exchange(dev, {}, { host: host(dev), origin })).rejects.toThrow('403');
  });

  it('are refused in the production flavour, which has no console', async () => {
    const headers = own(production);
    expect(await send(production, 'POST', '/api/hl_opensession', { headers, body: '{}' })).toMatchObject({
      status: 403,
    });
    await expect(exchange(production, {}, caller(production))).rejects.toThrow('403');
  });
});

describe('/console/sandbox', () => {
  it('passes requests of the console on to the control API, and its answers back', async () => {
    const answer = await send(dev, 'POST', '/console/sandbox/card/insert', {
      headers: { ...own(dev), Cookie: 'a=b', 'X-Anything': '1' },
      body: '{"profile":"infirmier"}',
    });
    expect(answer).toMatchObject({ status: 400, text: '{"readers":[]}' });
    expect(asked).toHaveLength(1);
    const { request, body } = asked[0]!;
    expect([request.method, request.url, body]).toEqual(['POST', '/card/insert', '{"profile":"infirmier"}']);
    expect(Object.keys(request.headers).sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
    ]);
  });

  it('takes a GET whose browser says that it is of the same origin', async () => {
    const headers = { Host: host(dev), 'Sec-Fetch-Site': 'same-origin' };
    const answer = await send(dev, 'GET', '/console/sandbox/state', { headers });
    expect(answer).toMatchObject({ status: 200, text: '{"readers":[]}' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it.each([
    ['no browser', {}],
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['an allowed origin that is not the console', { Origin: 'https://app.example.org' }],
    ['a foreign origin', EVIL],
  ])('is refused to %s, and the sandbox hears nothing', async (_, headers) => {
    for (const method of ['GET', 'POST']) {
      expect(await send(dev, method, '/console/sandbox/state', { headers })).toMatchObject({ status: 403 });
    }
    expect(asked).toEqual([]);
  });

  it.each(['//evil.test/x', '@evil.test/', 'http://evil.test/', '/state', '%2e%2e/x', 'a b'])(
    'goes nowhere else, whatever follows: %j',
    async (rest) => {
      const answer = await send(dev, 'GET', `/console/sandbox/${encodeURI(rest)}`, { headers: own(dev) });
      expect(answer.status).toBe(404);
      expect(asked).toEqual([]);
    },
  );

  it('says so when the sandbox does not answer', async () => {
    const answer = await send(dev, 'GET', '/console/sandbox/cut', { headers: own(dev) });
    expect(answer).toMatchObject({ status: 502, text: '{"error":"The sandbox does not answer."}' });
  });

  it('takes no more than the control API would', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    const answer = await send(dev, 'POST', '/console/sandbox/card/insert', { headers: own(dev), body }).catch(
      () => undefined,
    );
    expect(answer?.status ?? 413).toBe(413);
    expect(asked).toEqual([]);
  });
});
