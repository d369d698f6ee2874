import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createDispatcher, exchangeHttp } from '@dmpconnect/soap';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, parseSettings } from '../config/index.js';
import { currentPlatform } from '../platform/index.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import { createExchangeRecorder, type DumpState, dumpStateOf, pruneDumps } from './index.js';
import { maskBody, maskHeaders, maskUrl } from './mask.js';

const platform = currentPlatform();
let folder: string;
let server: Server | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dumps-'));
});
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

const state = (change: Partial<DumpState> = {}): DumpState => ({
  folder: join(folder, 'dump'),
  days: 7,
  megabytes: 10,
  ...change,
});

/** One exchange with a service that hands out a cookie, recorded. */
async function exchange(target: DumpState | undefined, body: string, contentType: string) {
  const info = vi.fn();
  const warn = vi.fn();
  const recorder = createExchangeRecorder({ log: { ...SILENT_LOGGER, info, warn }, platform, state: target });
  const url = await serve(async (request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Set-Cookie': 'sid=c00kie' });
    response.end(`{"echo":${(await text(request)).length},"access_token":"t0ken"}`);
  });
  const dispatcher = recorder.record('mss', createDispatcher());
  const answer = await exchangeHttp({
    dispatcher,
    url: `${url}/a?password=pw&x=1`,
    method: 'POST',
    label: 'login/1',
    headers: { authorization: 'Bearer t0ken', cookie: 'sid=c00kie', 'content-type': contentType },
    body: Buffer.from(body),
  });
  await recorder.close();
  await dispatcher.destroy();
  return { answer, info, warn };
}

async function filesOf(dump = join(folder, 'dump')): Promise<Readonly<Record<string, string>>> {
  const runs = await readdir(dump).catch(() => []);
  const names = (
    await Promise.all(
      runs.map(async (run) => (await readdir(join(dump, run))).map((name) => join(run, name))),
    )
  ).flat();
  const entries = names
    .toSorted()
    .map(async (name) => [name, await readFile(join(dump, name), 'utf8')] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe('the dump of an exchange', () => {
  it('holds both sides, headers and times, under the id of the journal, without a secret', async () => {
    const xml = '<a:Login xmlns:a="u"><a:User>Zoé</a:User><a:Password x="1">p&amp;w</a:Password></a:Login>';
    const { answer, info } = await exchange(state(), xml, 'text/xml');
    // The exchange itself is not touched.
    expect(Buffer.from(answer.body).toString()).toContain('t0ken');
    const files = await filesOf();
    const [logged] = info.mock.calls[0]!;
    const base = Object.keys(files)[0]!.replace(/\.json$/, '');
    expect(base).toMatch(new RegExp(`^\\d{8}T\\d{9}Z-${process.pid}.000001-mss-login_1-${logged.exchange}$`));
    expect(Object.keys(files)).toEqual([`${base}.json`, `${base}.request.xml`, `${base}.response.json`]);
    expect(files[`${base}.request.xml`]).toBe(xml.replace('p&amp;w', '***'));
    expect(files[`${base}.response.json`]).toBe(`{"echo":${xml.length},"access_token":"***"}`);
    expect(JSON.parse(files[`${base}.json`]!)).toMatchObject({
      id: logged.exchange,
      service: 'mss',
      transaction: 'login/1',
      method: 'POST',
      url: expect.stringMatching(/\/a\?password=\*\*\*&x=1$/),
      status: 200,
      answerMs: expect.any(Number),
      totalMs: expect.any(Number),
      request: {
        bytes: Buffer.byteLength(xml),
        headers: expect.arrayContaining([{ name: 'authorization', value: '***' }]),
      },
      response: { headers: expect.arrayContaining([{ name: 'set-cookie', value: '***' }]) },
    });
    for (const secret of ['t0ken', 'c00kie', 'p&amp;w', 'password=pw']) {
      expect(Object.values(files).join()).not.toContain(secret);
    }
    expect(JSON.stringify(logged)).not.toMatch(/t0ken|c00kie|Zo/);
  });

  it.skipIf(platform.name === 'win32')(
    'is for the account of the process alone, in whatever folder',
    async () => {
      await mkdir(join(folder, 'dump'));
      await chmod(join(folder, 'dump'), 0o755);
      await exchange(state(), '<a/>', 'text/xml');
      const [run] = await readdir(join(folder, 'dump'));
      expect((await stat(join(folder, 'dump', run!))).mode & 0o777).toBe(0o700);
      for (const name of await readdir(join(folder, 'dump', run!))) {
        expect((await stat(join(folder, 'dump', run!, name))).mode & 0o777).toBe(0o600);
      }
    },
  );

  it('is not made by default: the journal alone says that there was an exchange', async () => {
    expect(dumpStateOf(defaultSettings(), '/etc/DmpConnect-JS2.xml')).toBeUndefined();
    const { info } = await exchange(undefined, '<a/>', 'text/xml');
    expect(await readdir(folder)).toEqual([]);
    expect(info).toHaveBeenCalledWith(
      expect.objectContaining({ service: 'mss', transaction: 'login/1', status: 200, sent: 4 }),
      'Exchange.',
    );
  });

  it('of a protocol without bodies holds the lines of each side, under the same names', async () => {
    const info = vi.fn();
    const log = { ...SILENT_LOGGER, info };
    const recorder = createExchangeRecorder({ log, platform, state: undefined });
    const observer = recorder.observe('mss');
    const server = { protocol: 'imap', host: '::1', port: 143, startedAt: new Date(0), totalMs: 7 } as const;
    expect(observer.keepsLines()).toBe(false);
    observer.ended(server);
    recorder.setState(state());
    expect(observer.keepsLines()).toBe(true);
    const error = new Error('IMAP: the server refused the login.');
    observer.ended({ ...server, sent: '+1 A1 NOOP\n', received: '+2 A1 OK Zoé\n', error });
    await recorder.close();
    const files = await filesOf();
    const id = info.mock.calls[1]?.[0].exchange;
    const base = Object.keys(files)[0]!.replace(/\.json$/, '');
    expect(base).toMatch(new RegExp(`000001-mss-imap-${id}$`));
    expect(files).toEqual({
      [`${base}.json`]: expect.any(String),
      [`${base}.request.txt`]: '+1 A1 NOOP\n',
      [`${base}.response.txt`]: '+2 A1 OK Zoé\n',
    });
    expect(JSON.parse(files[`${base}.json`]!)).toMatchObject({
      service: 'mss',
      transaction: 'imap',
      url: 'imap://[::1]:143',
      totalMs: 7,
      error: 'Error: IMAP: the server refused the login.',
    });
    expect(info.mock.calls.map(([fields]) => [fields.transaction, fields.host])).toEqual([
      ['imap', '[::1]:143'],
      ['imap', '[::1]:143'],
    ]);
    expect(JSON.stringify(info.mock.calls)).not.toContain('Zoé');
  });

  it('that cannot be written costs a line of the journal, not the exchange', async () => {
    await writeFile(join(folder, 'dump'), 'a file');
    const { answer, warn } = await exchange(state(), '<a/>', 'text/xml');
    expect(answer.status).toBe(200);
    expect(warn).toHaveBeenCalledOnce();
  });

  it('begins and stops at the next exchange', async () => {
    const recorder = createExchangeRecorder({ log: SILENT_LOGGER, platform, state: undefined });
    const url = await serve((_, response) => response.end('x'));
    const dispatcher = recorder.record('dmp', createDispatcher());
    for (const next of [undefined, state(), undefined]) {
      recorder.setState(next);
      await exchangeHttp({ dispatcher, url, method: 'POST', body: Buffer.from('y') });
    }
    await recorder.close();
    await dispatcher.destroy();
    expect(Object.keys(await filesOf())).toHaveLength(3);
  });

  it('is where the settings say, from their own folder', () => {
    const { settings } = parseSettings(
      '<config><dmpconnect><transactionDumpDirectory>dump</transactionDumpDirectory><transaction_dump_days>2</transaction_dump_days></dmpconnect></config>',
      'production',
    );
    expect(dumpStateOf(settings, join(folder, 'x.xml'))).toEqual({
      folder: join(folder, 'dump'),
      days: 2,
      megabytes: 1000,
    });
  });
});

describe('what is masked of a dump', () => {
  const keeps = (body: string, type: string) => Buffer.from(maskBody(Buffer.from(body), type)).toString();

  it.each([
    ['text/xml', '<wsse:Password Type="t">x</wsse:Password>', '<wsse:Password Type="t">***</wsse:Password>'],
    ['application/soap+xml', '<a pinCode="1234" b="c"/>', '<a pinCode="***" b="c"/>'],
    [
      'application/json',
      '{"s_pinCode":1234,"refresh_token":"a\\"b","name":"Zoé"}',
      '{"s_pinCode":"***","refresh_token":"***","name":"Zoé"}',
    ],
    ['application/x-www-form-urlencoded', 'user=z&password=a%26b&x=1', 'user=z&password=***&x=1'],
    [
      'multipart/related; boundary=b',
      '--b\r\n\r\n<p:motDePasse>x</p:motDePasse><Passwd>y</Passwd>',
      '--b\r\n\r\n<p:motDePasse>***</p:motDePasse><Passwd>***</Passwd>',
    ],
  ])('in %s are the secrets', (type, body, expected) => {
    expect(keeps(body, type)).toBe(expected);
  });

  it.each([
    ['text/xml', '<wsse:BinarySecurityToken Id="a">MIIC</wsse:BinarySecurityToken>'],
    ['text/xml', '<saml:Assertion ID="x"><saml:Subject>1</saml:Subject></saml:Assertion>'],
    ['image/png', 'password="x"'],
  ])('in %s is not what a signature needs: %s', (type, body) => {
    expect(keeps(body, type)).toBe(body);
  });

  it('is no byte of a body without a secret', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(maskBody(bytes, 'multipart/related')).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  it('of headers and addresses is what opens a door', () => {
    const names = [
      'Authorization',
      'Proxy-Authorization',
      'Cookie',
      'Set-Cookie',
      'X-Api-Key',
      'X-Auth-Token',
    ];
    expect(maskHeaders(names.map((name) => ({ name, value: 'v' }))).map(({ value }) => value)).toEqual(
      names.map(() => '***'),
    );
    expect(maskHeaders([{ name: 'SOAPAction', value: 'v' }])).toEqual([{ name: 'SOAPAction', value: 'v' }]);
    expect(maskUrl('https://u:p@h/a?access_token=x&b=1')).toBe('https://h/a?access_token=***&b=1');
  });
});

describe('the room of the dumps', () => {
  const RUN = '20260301T120000123Z-7';
  const now = Date.UTC(2026, 2, 10);
  const write = async (run: string, name: string, daysAgo: number, size = 1) => {
    await mkdir(join(folder, run), { recursive: true });
    await writeFile(join(folder, run, name), Buffer.alloc(size));
    const at = new Date(now - daysAgo * 86_400_000);
    await utimes(join(folder, run, name), at, at);
  };

  it('is freed of what is too old, and of nothing that is no dump', async () => {
    await write(RUN, 'old', 8);
    await write('20260302T120000123Z-8', 'young', 6);
    await write('kept', 'old', 400);
    await writeFile(join(folder, 'file'), '');
    expect(await pruneDumps({ folder, days: 7, megabytes: 10 }, now)).toEqual({ erased: 1, left: 1 });
    expect((await readdir(folder)).toSorted()).toEqual(['20260302T120000123Z-8', 'file', 'kept']);
  });

  it('is limited: the oldest go first', async () => {
    for (const [index, name] of ['1', '2', '3'].entries()) await write(RUN, name, 3 - index, 600 * 1024);
    await pruneDumps({ folder, days: 7, megabytes: 1 }, now);
    expect(await readdir(join(folder, RUN))).toEqual(['3']);
  });

  it('may not exist', async () => {
    expect(await pruneDumps(state({ folder: join(folder, 'none') }))).toEqual({ erased: 0, left: 0 });
  });
});
