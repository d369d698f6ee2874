import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BuiltScript } from '../../testing/build-worker.js';
import { exchange, openSession, openSocket, run, send } from '../../testing/client.js';
import {
  CLOSE,
  connectRaw,
  connectWebSocket,
  frame,
  PING,
  PONG,
  TEXT,
  upgradeRequest,
} from '../../testing/raw-websocket.js';
import { buildTestWorker, startTestMaster, type TestMaster } from '../../testing/start-test-master.js';
import type { MasterOptions } from '../options.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

let worker: BuiltScript;
const masters: TestMaster[] = [];

beforeAll(async () => {
  worker = await buildTestWorker();
});
afterEach(async () => {
  for (const master of masters.splice(0)) await master.close();
});
afterAll(() => worker?.remove());

async function start(
  limits: MasterOptions['limits'],
  changes: Partial<MasterOptions> = {},
): Promise<TestMaster> {
  const master = await startTestMaster(worker, { ...changes, ...(limits === undefined ? {} : { limits }) });
  masters.push(master);
  return master;
}

const stillServes = async (master: TestMaster) =>
  expect(await run(master, 'hl_sessionExists')).toMatchObject({ s_status: 'OK' });

const codeOf = (payload: Buffer) => payload.readUInt16BE(0);

describe('a flood', () => {
  it('of fragments is cut with 1008, however small they are', async () => {
    const master = await start({});
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, '{', { fin: false }));
    const pieces = Buffer.concat(Array.from({ length: 1024 }, () => frame(0, '', { fin: false })));
    for (let sent = 0; sent < 17; sent += 1) socket.write(pieces);
    const close = await socket.next();
    expect([close.opcode, codeOf(close.payload)]).toEqual([CLOSE, 1008]);
    await stillServes(master);
  });

  it('of later messages on one socket takes none of the memory for large requests', async () => {
    const master = await start({ requestBytes: 1024 * 1024 });
    const s_sessionId = await openSession(master);
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, JSON.stringify({ s_commandName: 'test_monitor', s_sessionId })));
    await socket.next();
    await socket.next();
    const unfinished = frame(TEXT, Buffer.alloc(2 * 1024 * 1024, 'x'), { fin: false });
    socket.write(Buffer.concat([frame(TEXT, Buffer.alloc(2 * 1024 * 1024, 'x')), unfinished, frame(PING)]));
    expect((await socket.next()).opcode).toBe(PONG);
    const s_content = Buffer.alloc(700 * 1024).toString('base64');
    expect(await run(master, 'test_document', { s_sessionId, s_content })).toMatchObject({ s_status: 'OK' });
    await stillServes(master);
  });
});

describe('large requests', () => {
  const content = Buffer.alloc(3 * 1024 * 1024, 'a').toString('base64');
  const refusal = {
    s_status: 'ERROR',
    i_apiErrorType: 6000,
    i_apiErrorCode: 1,
    s_errorDescription: expect.stringContaining('Too many large requests'),
  };

  it('for which there is no room are refused over both ways, and those for which there is are served', async () => {
    const master = await start({ requestBytes: 5 * 1024 * 1024, closeMs: 500 });
    const s_sessionId = await openSession(master);
    // Takes most of the room until it is over: its end does not come. The answered ping says that it was read.
    const slow = await connectWebSocket(master);
    const message = JSON.stringify({ s_commandName: 'test_document', s_sessionId, s_content: content });
    slow.write(Buffer.concat([frame(TEXT, message, { fin: false }), frame(PING)]));
    expect((await slow.next()).opcode).toBe(PONG);
    expect((await exchange(master, message)).messages).toEqual([expect.objectContaining(refusal)]);
    const body = JSON.stringify({ s_sessionId, s_content: content });
    const posted = await send(master, 'POST', '/api/test_document', { body });
    expect([posted.status, JSON.parse(posted.text)]).toEqual([200, expect.objectContaining(refusal)]);
    await stillServes(master);

    slow.tls.destroy();
    await vi.waitFor(
      async () =>
        expect((await exchange(master, message)).messages).toEqual([
          expect.objectContaining({ s_status: 'OK' }),
        ]),
      { timeout: 30_000 },
    );
  });
});

describe('connections', () => {
  it('of one account are limited: the one that is too many is cut, the others are served', async () => {
    const master = await start({ connectionsPerAccount: 2 });
    const [first, second] = [openSocket(master), openSocket(master)];
    await Promise.all([once(first, 'open'), once(second, 'open')]);
    const third = connectTcp(master.port, '127.0.0.1');
    third.on('error', () => {});
    await once(third.resume(), 'close');
    const closed = once(first, 'close');
    first.terminate();
    await closed;
    await vi.waitFor(() => stillServes(master), { timeout: 30_000 });
    second.terminate();
  });

  it('that do not begin their TLS handshake are cut', async () => {
    const master = await start({ handshakeMs: 2000 });
    const silent = connectTcp(master.port, '127.0.0.1').on('error', () => {});
    const dripping = connectTcp(master.port, '127.0.0.1').on('error', () => {});
    // The first bytes of a ClientHello, and never the rest.
    dripping.write(Buffer.from([0x16, 3, 1, 0x02, 0x00, 1]));
    await Promise.all([once(silent.resume(), 'close'), once(dripping.resume(), 'close')]);
    await stillServes(master);
  });

  it('that say nothing after TLS, or only half of a head, are cut', async () => {
    const master = await start({ requestMs: 2000 });
    const [silent, half] = [await connectRaw(master), await connectRaw(master)];
    half.write('GET / HTTP/1.1\r\nHost: localhost:');
    await Promise.all([silent.ended(), half.ended()]);
    await stillServes(master);
  });

  it('that send their command drop by drop are closed', async () => {
    const master = await start({ requestMs: 1500, closeMs: 200 });
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, '{"s_commandName":"hl_sess', { fin: false }));
    expect((await socket.next()).opcode).toBe(CLOSE);
    await socket.ended();
  });
});

describe('a refused caller', () => {
  it.each([
    ['a foreign Host', { Host: 'evil.test:1' }],
    ['a foreign Origin', { Origin: 'https://evil.test' }],
    ['no page at all (null)', { Origin: 'null' }],
  ])('with %s is told nothing: no version, no name, no allow-list, no body', async (_, headers) => {
    const master = await start({});
    for (const [method, path] of [
      ['GET', '/'],
      ['POST', '/api/hl_opensession'],
      ['OPTIONS', '/api/hl_opensession'],
    ] as const) {
      const answer = await send(master, method, path, {
        headers: { Host: `localhost:${master.port}`, ...headers },
      });
      expect(answer.status).toBe(403);
      expect(answer.text).toBe('');
      expect(Object.keys(answer.headers).sort()).toEqual([
        'access-control-allow-headers',
        'access-control-allow-methods',
        'connection',
        'content-length',
        'content-type',
        'date',
      ]);
    }
    const upgrade = await connectRaw(master);
    upgrade.write(upgradeRequest(master, headers));
    const head = await upgrade.head();
    expect(head).toMatch(/^HTTP\/1\.1 (403|400) /);
    expect(head.toLowerCase()).not.toMatch(/version|example\.org|server:/);
  });
});
