import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { BuiltScript } from '../../../testing/build-worker.js';
import { openSession, openSocket } from '../../../testing/client.js';
import {
  CLOSE,
  connectRaw,
  connectWebSocket,
  frame,
  PING,
  PONG,
  TEXT,
  upgradeRequest,
} from '../../../testing/raw-websocket.js';
import { buildTestWorker, startTestMaster, type TestMaster } from '../../../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

let worker: BuiltScript;
let master: TestMaster;

beforeAll(async () => {
  worker = await buildTestWorker();
  master = await startTestMaster(worker);
});

afterAll(async () => {
  await master?.close();
  await worker?.remove();
});

const command = (name: string, fields: object = {}) => JSON.stringify({ s_commandName: name, ...fields });
const codeOf = (payload: Buffer) => (payload.length < 2 ? 'empty' : payload.readUInt16BE(0));

describe('the Close of the server (js-api 1.2)', () => {
  it('follows the answer at once with 1000, without waiting for the client', async () => {
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, command('hl_sessionExists')));
    const answer = await socket.next();
    const close = await socket.next();
    expect(JSON.parse(answer.payload.toString())).toMatchObject({ s_status: 'OK' });
    expect([close.opcode, codeOf(close.payload)]).toEqual([CLOSE, 1000]);
    socket.write(frame(CLOSE));
    await socket.ended();
  });

  it('is 1000 when the client closes first without a code', async () => {
    const socket = await connectWebSocket(master);
    socket.write(frame(CLOSE));
    const close = await socket.next();
    expect([close.opcode, codeOf(close.payload)]).toEqual([CLOSE, 1000]);
    await socket.ended();
  });

  it('is 1000 when the client closes without a code in the middle of a command', async () => {
    const s_sessionId = await openSession(master);
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, command('test_hang', { s_sessionId })));
    socket.write(frame(CLOSE));
    const close = await socket.next();
    expect([close.opcode, codeOf(close.payload)]).toEqual([CLOSE, 1000]);
  });

  it('is 1000 when the client closes a monitor without a code', async () => {
    const s_sessionId = await openSession(master);
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, command('test_monitor', { s_sessionId })));
    expect(JSON.parse((await socket.next()).payload.toString())).toEqual({ s_status: 'OK' });
    expect(JSON.parse((await socket.next()).payload.toString())).toEqual({ s_status: 'OK', i_state: 1 });
    socket.write(frame(CLOSE));
    expect(codeOf((await socket.next()).payload)).toBe(1000);
  });

  it('is what a browser-like client reports when it closes without a code', async () => {
    const socket = openSocket(master);
    const code = new Promise((resolve) => socket.once('close', resolve));
    socket.once('open', () => socket.close());
    expect(await code).toBe(1000);
  });

  it('repeats a code the client gives', async () => {
    const socket = await connectWebSocket(master);
    socket.write(frame(CLOSE, Buffer.from([0x0b, 0xb8])));
    expect(codeOf((await socket.next()).payload)).toBe(3000);
  });

  it.each([
    ['1002 for a frame without mask', [Buffer.from([0x81, 0x02, 0x68, 0x69])], 1002],
    ['1007 for a text that is not UTF-8', [frame(TEXT, Buffer.from([0xff]))], 1007],
    [
      '1008 for a flood of fragments',
      [frame(TEXT, '{', { fin: false }), ...Array(16 * 1024).fill(frame(0, '', { fin: false }))],
      1008,
    ],
  ])('is %s', async (_, frames, code) => {
    const socket = await connectWebSocket(master);
    socket.write(Buffer.concat(frames));
    const close = await socket.next();
    expect([close.opcode, codeOf(close.payload)]).toEqual([CLOSE, code]);
  });

  it('comes with 1009 as soon as a frame announces more than every maximum', async () => {
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, '', { announced: 128 * 1024 * 1024 + 1 }));
    const close = await socket.next();
    expect([close.opcode, codeOf(close.payload)]).toEqual([CLOSE, 1009]);
  });
});

describe('one command a socket', () => {
  it('serves the first message only', async () => {
    const socket = await connectWebSocket(master);
    socket.write(
      Buffer.concat([
        frame(TEXT, command('hl_sessionExists')),
        frame(TEXT, command('hl_nothing')),
        frame(TEXT, command('hl_nothing')),
      ]),
    );
    expect(JSON.parse((await socket.next()).payload.toString())).toMatchObject({ s_status: 'OK' });
    expect((await socket.next()).opcode).toBe(CLOSE);
    socket.write(frame(CLOSE));
    expect(await socket.ended()).toHaveLength(0);
  });

  it('takes a message cut into fragments, with a ping in the middle', async () => {
    const socket = await connectWebSocket(master);
    const text = command('hl_sessionExists');
    socket.write(frame(TEXT, text.slice(0, 10), { fin: false }));
    socket.write(frame(PING, 'here'));
    socket.write(frame(0, text.slice(10)));
    const pong = await socket.next();
    expect([pong.opcode, pong.payload.toString()]).toEqual([PONG, 'here']);
    expect(JSON.parse((await socket.next()).payload.toString())).toMatchObject({ s_status: 'OK' });
  });

  it('takes a message that arrives with the upgrade request', async () => {
    const socket = await connectRaw(master);
    socket.write(
      Buffer.concat([Buffer.from(upgradeRequest(master)), frame(TEXT, command('hl_sessionExists'))]),
    );
    expect(await socket.head()).toMatch(/^HTTP\/1\.1 101 /);
    expect(JSON.parse((await socket.next()).payload.toString())).toMatchObject({ s_status: 'OK' });
  });
});

describe('a large answer', () => {
  it('arrives whole in one message, then the Close', async () => {
    const s_sessionId = await openSession(master);
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, command('test_largeAnswer', { s_sessionId, i_size: 7_000_000 })));
    const answer = await socket.next();
    expect(answer.opcode).toBe(TEXT);
    expect(JSON.parse(answer.payload.toString()).s_text).toBe('answer '.repeat(1_000_000));
    expect(codeOf((await socket.next()).payload)).toBe(1000);
  });
});

describe('the upgrade', () => {
  it('takes any path and the first sub-protocol proposed, and never compresses', async () => {
    const socket = await connectRaw(master);
    socket.write(
      upgradeRequest(
        master,
        {
          'Sec-WebSocket-Protocol': 'one, two',
          'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
        },
        '/some/path?and=query',
      ),
    );
    const head = await socket.head();
    expect(head).toMatch(/^HTTP\/1\.1 101 /);
    expect(head).toMatch(/Sec-WebSocket-Protocol: one(\r\n|$)/);
    expect(head).not.toContain('permessage-deflate');
    socket.tls.destroy();
  });

  it('is answered 403 for a foreign origin as in the seed, without the allow-list and without a version', async () => {
    const socket = await connectRaw(master);
    socket.write(upgradeRequest(master, { Origin: 'null' }));
    const [status, ...headers] = (await socket.head()).split('\r\n');
    expect(status).toBe('HTTP/1.1 403 OK');
    expect(headers.filter((line) => !line.startsWith('Date: ')).sort()).toEqual([
      'Access-Control-Allow-Headers: origin',
      'Access-Control-Allow-Methods: GET, POST',
      'Connection: close',
      'Content-Length: 0',
      'Content-Type: text/html; charset=utf-8',
    ]);
    expect(await socket.ended()).toHaveLength(0);
  });

  it.each([
    ['https://app.example.org', 101],
    ['https://APP.example.org', 101],
    ['https://a.b.example.org', 101],
    [undefined, 101],
    ['https://example.org', 403],
    ['http://app.example.org', 403],
    ['https://app.example.org:8443', 403],
    ['https://app.example.org.evil.test', 403],
    ['https://evilexample.org', 403],
    ['https://app.example.org.', 403],
    ['https://app.example.org@evil.test', 403],
    ['https://app.example.org/', 403],
    ['https://*.example.org', 403],
    ['null', 403],
    ['file://', 403],
    ['https://app.example.org, https://evil.test', 403],
    ['app.example.org', 403],
    ['', 403],
  ])('with Origin %s is answered %i', async (Origin, status) => {
    const socket = await connectRaw(master);
    socket.write(upgradeRequest(master, { Origin }));
    expect(await socket.head()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    socket.tls.destroy();
  });

  it('with two Origin headers is refused', async () => {
    const socket = await connectRaw(master);
    socket.write(upgradeRequest(master, { Origin: 'https://app.example.org\r\nOrigin: https://evil.test' }));
    expect(await socket.head()).toMatch(/^HTTP\/1\.1 400 /);
    socket.tls.destroy();
  });

  it.each([
    ['localhost.icanopee.net', 101],
    ['LOCALHOST.icanopee.net', 101],
    ['localhost', 101],
    ['127.0.0.1', 101],
    ['[::1]', 101],
    ['connector.example.org', 101],
    ['evil.test', 403],
    ['localhost.', 403],
    ['localhost.evil.test', 403],
    ['xlocalhost', 403],
    ['user@localhost', 403],
    ['127.0.0.2', 403],
    ['0.0.0.0', 403],
    ['0x7f.1', 403],
    ['::1', 403],
  ])('addressed to %s is answered %i', async (host, status) => {
    const socket = await connectRaw(master);
    socket.write(upgradeRequest(master, { Host: `${host}:${master.port}` }));
    expect(await socket.head()).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    socket.tls.destroy();
  });

  it.each(['localhost', 'localhost:1', 'localhost:0443', 'localhost:', ''])(
    'addressed to the wrong port is refused: "%s"',
    async (Host) => {
      const socket = await connectRaw(master);
      socket.write(upgradeRequest(master, { Host }));
      expect(await socket.head()).toMatch(/^HTTP\/1\.1 40[03] /);
      socket.tls.destroy();
    },
  );

  it('without Host, or with two, is refused', async () => {
    const none = await connectRaw(master);
    none.write(upgradeRequest(master, { Host: undefined }));
    expect(await none.head()).toMatch(/^HTTP\/1\.1 400 /);
    const two = await connectRaw(master);
    two.write(upgradeRequest(master, { Host: `localhost:${master.port}\r\nHost: evil.test` }));
    expect(await two.head()).toMatch(/^HTTP\/1\.1 400 /);
    for (const { tls } of [none, two]) tls.destroy();
  });
});

describe('monitors (js-api 1.3)', () => {
  it('end with ERROR 6000/3 then 1000 when their session is closed', async () => {
    const s_sessionId = await openSession(master);
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, command('test_monitor', { s_sessionId })));
    await socket.next();
    await socket.next();
    const closing = await connectWebSocket(master);
    closing.write(frame(TEXT, command('hl_closeSession', { s_sessionId })));
    expect(JSON.parse((await closing.next()).payload.toString())).toEqual({ s_status: 'OK' });
    expect(JSON.parse((await socket.next()).payload.toString())).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
    expect(codeOf((await socket.next()).payload)).toBe(1000);
  });

  it.each([
    ['itself', [{ s_status: 'OK' }, { s_status: 'OK', i_state: 1 }]],
    ['throw', [{ s_status: 'OK' }, { s_status: 'OK', i_state: 1 }, { s_status: 'ERROR', i_apiErrorCode: 1 }]],
  ])('ends with 1000 when it ends by %s', async (s_end, expected) => {
    const s_sessionId = await openSession(master);
    const socket = await connectWebSocket(master);
    socket.write(frame(TEXT, command('test_monitor', { s_sessionId, s_end })));
    for (const message of expected) {
      expect(JSON.parse((await socket.next()).payload.toString())).toMatchObject(message);
    }
    expect(codeOf((await socket.next()).payload)).toBe(1000);
  });
});

describe('sockets that do nothing', () => {
  it('are pinged, and cut when they do not answer', async () => {
    const impatient = await startTestMaster(worker, { limits: { pingMs: 50 } });
    const socket = await connectWebSocket(impatient);
    expect((await socket.next()).opcode).toBe(PING);
    await socket.ended();
    await impatient.close();
  });

  it('are closed with 1000 when they never send a command', async () => {
    const impatient = await startTestMaster(worker, { limits: { requestMs: 500 } });
    const socket = await connectWebSocket(impatient);
    expect(codeOf((await socket.next()).payload)).toBe(1000);
    await impatient.close();
  });

  it('are cut when they do not answer the Close', async () => {
    const impatient = await startTestMaster(worker, { limits: { closeMs: 50 } });
    const socket = await connectWebSocket(impatient);
    socket.write(frame(TEXT, command('hl_sessionExists')));
    await socket.next();
    await socket.next();
    await socket.ended();
    await impatient.close();
  });
});
