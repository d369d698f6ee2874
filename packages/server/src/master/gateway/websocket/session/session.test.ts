import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { SESSION_MODE } from '../../../../contract/session-mode.js';
import type { BuiltScript } from '../../../../testing/build-worker.js';
import { openSession, run, untilHanging } from '../../../../testing/client.js';
import { CLOSE, connectWebSocket, frame, PING, PONG, TEXT } from '../../../../testing/raw-websocket.js';
import {
  buildTestWorker,
  GOOD_ORIGIN,
  startTestMaster,
  type TestMaster,
} from '../../../../testing/start-test-master.js';

// Real processes and TLS connections: a busy machine may need a while, nothing here is timed.
vi.setConfig({ testTimeout: 60_000 });

type Message = Readonly<Record<string, unknown>>;

let worker: BuiltScript;
let master: TestMaster;
/** Origins let in, so that one can be taken away. */
const origins = new Set([GOOD_ORIGIN]);
const LARGE = 1024 * 1024;

beforeAll(async () => {
  worker = await buildTestWorker();
  master = await startTestMaster(worker, {
    limits: { requestBytes: 4 * LARGE },
    origins: {
      patterns: async () => [...origins],
      allows: async (origin) => origin === undefined || origins.has(origin),
    },
  });
});

afterAll(async () => {
  await master?.close();
  await worker?.remove();
});

/** For what waits until a limit is reached: the other tests are to meet none on a busy machine. */
const startImpatient = () => startTestMaster(worker, { limits: { requestMs: 1000, pingMs: 500 } });

/** A worker of its own: what hangs in it is what the test left there. */
const alone = (s_applicationId: string) => openSession(master, { s_applicationId });

/** A socket as a client of the session mode has it. */
async function open(
  protocols: string | string[] = SESSION_MODE.protocol,
  origin?: string,
  { port, certificate }: TestMaster = master,
) {
  const socket = new WebSocket(`wss://127.0.0.1:${port}`, protocols, {
    ca: certificate.cert,
    ...(origin === undefined ? {} : { origin }),
  });
  const unread: Message[] = [];
  const waiting: ((message: Message) => void)[] = [];
  socket.on('message', (data) => {
    const message: Message = JSON.parse(String(data));
    const first = waiting.shift();
    if (first === undefined) unread.push(message);
    else first(message);
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    closed,
    unread,
    send: (fields: object) => socket.send(JSON.stringify(fields)),
    next: async (): Promise<Message> => unread.shift() ?? new Promise((resolve) => waiting.push(resolve)),
  };
}

const functional = (text: string) => ({
  s_status: 'ERROR',
  i_apiErrorType: 6000,
  i_apiErrorCode: 2,
  s_errorDescription: expect.stringContaining(text),
});

describe('the session mode of a socket', () => {
  it('answers many calls under their ids, in the order they are done', async () => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    expect(socket.protocol).toBe('dmpconnect.session.1');
    send({ s_requestId: 'slow', s_commandName: 'test_hangBriefly', s_sessionId });
    send({ s_requestId: 'a', s_commandName: 'test_echo', s_sessionId, s_text: 'one' });
    expect(await next()).toEqual({ s_requestId: 'a', s_status: 'OK', s_text: 'one' });
    send({ s_requestId: 'a', s_commandName: 'test_echo', s_sessionId, s_text: 'two' });
    expect(await next()).toEqual({ s_requestId: 'a', s_status: 'OK', s_text: 'two' });
    expect(await next()).toMatchObject({ s_requestId: 'slow', i_apiErrorType: 3, i_apiErrorCode: 28 });
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.close();
  });

  it('answers a failure of the command under its id', async () => {
    const { socket, send, next } = await open();
    for (const [fields, text] of [
      [{ s_commandName: 'hl_nothing' }, 'Unknown command'],
      [{}, 's_commandName is missing'],
      [{ s_commandName: 5 }, 's_commandName must be a text'],
      [{ s_commandName: 'test_echo' }, 's_sessionId is missing'],
    ] as const) {
      send({ s_requestId: 'x', ...fields });
      expect(await next()).toMatchObject({ s_requestId: 'x', ...functional(text) });
    }
    socket.close();
  });

  it('carries large messages both ways without stopping the small ones', async () => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    const s_content = Buffer.alloc(LARGE, 'a').toString('base64');
    send({ s_requestId: 'up', s_commandName: 'test_document', s_sessionId, s_content });
    expect(await next()).toMatchObject({ s_requestId: 'up', s_status: 'OK', i_size: LARGE });
    send({ s_requestId: 'down', s_commandName: 'test_largeAnswer', s_sessionId, i_size: 7 * 300_000 });
    expect(await next()).toEqual({ s_requestId: 'down', s_status: 'OK', s_text: 'answer '.repeat(300_000) });
    socket.close();
  });

  it('keeps the size limit of each command', async () => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    send({ s_requestId: 'x', s_commandName: 'test_echo', s_sessionId, s_text: 'a'.repeat(70_000) });
    expect(await next()).toMatchObject({
      s_requestId: 'x',
      ...functional('65536 bytes allowed for test_echo'),
    });
    socket.close();
  });

  it('refuses the one message for which there is no room, under its id, and serves the next', async () => {
    const small = await startTestMaster(worker, { limits: { requestBytes: 4 * LARGE } });
    const s_sessionId = await openSession(small);
    const { socket, send, next } = await open(SESSION_MODE.protocol, undefined, small);
    const s_content = Buffer.alloc(4 * LARGE, 'a').toString('base64');
    send({ s_requestId: 'x', s_commandName: 'test_document', s_sessionId, s_content });
    expect(await next()).toMatchObject({
      s_requestId: 'x',
      i_apiErrorCode: 1,
      s_errorDescription: expect.stringContaining('Too many large requests'),
    });
    send({ s_requestId: 'y', s_commandName: 'hl_sessionExists', s_sessionId });
    expect(await next()).toEqual({ s_requestId: 'y', s_status: 'OK', i_exists: 1 });
    socket.close();
    await small.close();
  });
});

describe('s_requestId', () => {
  it.each([
    ['is missing', {}, 's_requestId is missing'],
    ['is empty', { s_requestId: '' }, 's_requestId is missing'],
    ['is no text', { s_requestId: 5 }, 's_requestId must be a text'],
    ['is too long', { s_requestId: 'x'.repeat(65) }, 's_requestId must not be longer than 64 characters'],
  ])('that %s is refused without an id', async (_, fields, text) => {
    const { socket, send, next } = await open();
    send({ s_commandName: 'hl_sessionExists', ...fields });
    const answer = await next();
    expect(answer).toMatchObject(functional(text));
    expect(answer).not.toHaveProperty('s_requestId');
    socket.close();
  });

  it('of a call under way is refused without an id, and the call goes on', async () => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    send({ s_requestId: 'x', s_commandName: 'test_hangBriefly', s_sessionId });
    send({ s_requestId: 'x', s_commandName: 'hl_sessionExists' });
    const answer = await next();
    expect(answer).toMatchObject(functional('s_requestId is that of a call under way'));
    expect(answer).not.toHaveProperty('s_requestId');
    expect(await next()).toMatchObject({ s_requestId: 'x', i_apiErrorCode: 28 });
    socket.close();
  });

  it('means nothing on a socket of one command', async () => {
    expect(await run(master, 'hl_sessionExists', { s_requestId: 5 })).toEqual({
      s_status: 'OK',
      i_exists: 0,
    });
  });

  it.each(['{', '[]', '"text"'])('cannot be read of a message that is no object: %s', async (text) => {
    const { socket, next } = await open();
    socket.send(text);
    expect(await next()).toMatchObject(functional('The request'));
    socket.send(Buffer.from('{}'));
    expect(await next()).toMatchObject(functional('must be a text message'));
    socket.close();
  });
});

describe('too many calls at the same time', () => {
  it('are refused under their ids, and the first ones go on', async () => {
    const s_sessionId = await alone('many');
    const { socket, send, next } = await open();
    for (let id = 0; id < SESSION_MODE.callsPerSocket; id += 1) {
      send({ s_requestId: String(id), s_commandName: 'test_hang', s_sessionId });
    }
    send({ s_requestId: 'more', s_commandName: 'hl_sessionExists' });
    expect(await next()).toMatchObject({
      s_requestId: 'more',
      ...functional('s_requestId: more than 64 calls'),
    });
    send({ s_requestId: '0', i_cancel: 1 });
    expect(await next()).toEqual({ s_requestId: '0', s_status: 'OK', i_ended: 1 });
    send({ s_requestId: 'more', s_commandName: 'hl_sessionExists' });
    expect(await next()).toMatchObject({ s_requestId: 'more', s_status: 'OK' });
    socket.close();
    await untilHanging(master, s_sessionId, 0);
  });

  it('from a client that never reads end its socket with 1008', async () => {
    const raw = await connectWebSocket(master, { 'Sec-WebSocket-Protocol': SESSION_MODE.protocol });
    raw.tls.pause();
    const refused = Buffer.concat(Array(3000).fill(frame(TEXT, '{"s_commandName":"hl_sessionExists"}')));
    // Until the buffers of the system are full, and the refusals wait in the server.
    const writeOn = () => {
      if (!raw.tls.destroyed) raw.tls.write(refused, () => setImmediate(writeOn));
    };
    writeOn();
    const ended = new Promise((resolve) => raw.tls.once('close', resolve));
    raw.tls.setTimeout(1000, () => raw.tls.resume());
    await ended;
    expect(await run(master, 'hl_sessionExists')).toMatchObject({ s_status: 'OK' });
  });
});

describe('i_cancel', () => {
  it('abandons a call, which is closed by one last message', async () => {
    const s_sessionId = await alone('cancel');
    const { socket, send, next } = await open();
    send({ s_requestId: 'x', s_commandName: 'test_hang', s_sessionId });
    await untilHanging(master, s_sessionId, 1);
    send({ s_requestId: 'x', i_cancel: 1 });
    expect(await next()).toEqual({ s_requestId: 'x', s_status: 'OK', i_ended: 1 });
    await untilHanging(master, s_sessionId, 0);
    socket.close();
  });

  it('ends a monitor, which is closed by one last message', async () => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    send({ s_requestId: 'm', s_commandName: 'test_monitor', s_sessionId });
    expect(await next()).toEqual({ s_requestId: 'm', s_status: 'OK' });
    expect(await next()).toEqual({ s_requestId: 'm', s_status: 'OK', i_state: 1 });
    send({ s_requestId: 'm', i_cancel: '1' });
    expect(await next()).toEqual({ s_requestId: 'm', s_status: 'OK', i_ended: 1 });
    socket.close();
  });

  it('of no call under way is refused', async () => {
    const { socket, send, next } = await open();
    send({ s_requestId: 'x', i_cancel: 1 });
    expect(await next()).toMatchObject({ s_requestId: 'x', ...functional('no call under way') });
    send({ s_requestId: 'x', i_cancel: 'yes' });
    expect(await next()).toMatchObject(functional('i_cancel'));
    socket.close();
  });
});

describe('monitors in session mode', () => {
  it.each([
    ['itself', {}, { s_status: 'OK', i_ended: 1 }],
    ['a failure', { s_end: 'throw' }, { s_status: 'ERROR', i_apiErrorCode: 1 }],
  ])('end by %s with one last message, and the socket stays', async (_, fields, last) => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    send({ s_requestId: 'm', s_commandName: 'test_monitor', s_sessionId, s_end: 'itself', ...fields });
    await next();
    await next();
    expect(await next()).toMatchObject({ s_requestId: 'm', ...last });
    send({ s_requestId: 'm', s_commandName: 'hl_sessionExists', s_sessionId });
    expect(await next()).toMatchObject({ s_requestId: 'm', i_exists: 1 });
    socket.close();
  });

  it('end with 6000/3 when their session is closed on the same socket', async () => {
    const s_sessionId = await openSession(master);
    const { socket, send, next } = await open();
    send({ s_requestId: 'm', s_commandName: 'test_monitor', s_sessionId });
    await next();
    await next();
    send({ s_requestId: 'c', s_commandName: 'hl_closeSession', s_sessionId });
    const messages = [await next(), await next()];
    expect(messages).toContainEqual(expect.objectContaining({ s_requestId: 'm', i_apiErrorCode: 3 }));
    expect(messages).toContainEqual({ s_requestId: 'c', s_status: 'OK' });
    socket.close();
  });
});

describe('the end of a socket in session mode', () => {
  it('by its client abandons its calls and leaves the session', async () => {
    const s_sessionId = await alone('gone');
    const { socket, send, closed } = await open();
    for (const s_requestId of ['a', 'b']) send({ s_requestId, s_commandName: 'test_hang', s_sessionId });
    await untilHanging(master, s_sessionId, 2);
    socket.close();
    expect(await closed).toBe(1000);
    await untilHanging(master, s_sessionId, 0);
  });

  it('does not come while it rests: it answers pings, and that is all it has to do', async () => {
    const impatient = await startImpatient();
    const { socket, send, next } = await open(SESSION_MODE.protocol, undefined, impatient);
    const pings = new Promise<void>((resolve) => {
      let seen = 0;
      socket.on('ping', () => {
        seen += 1;
        // Twice the time a message may take to come.
        if (seen === 4) resolve();
      });
    });
    await pings;
    send({ s_requestId: 'x', s_commandName: 'hl_sessionExists' });
    expect(await next()).toMatchObject({ s_requestId: 'x' });
    socket.close();
    await impatient.close();
  });

  it('comes with 1008 for a message that was begun and does not come to its end', async () => {
    const impatient = await startImpatient();
    const raw = await connectWebSocket(impatient, { 'Sec-WebSocket-Protocol': SESSION_MODE.protocol });
    raw.write(frame(TEXT, '{"s_requestId":"x","s_comm', { fin: false }));
    for (;;) {
      const { opcode, payload } = await raw.next();
      if (opcode === PING) raw.write(frame(PONG, payload));
      else {
        expect([opcode, payload.readUInt16BE(0)]).toEqual([CLOSE, 1008]);
        break;
      }
    }
    raw.tls.destroy();
    await impatient.close();
  });

  it('comes with 1008 when the origin is not allowed any more, and nothing is served', async () => {
    const s_sessionId = await openSession(master, {}, { origin: GOOD_ORIGIN });
    const { send, next, closed, unread } = await open(SESSION_MODE.protocol, GOOD_ORIGIN);
    send({ s_requestId: 'x', s_commandName: 'hl_sessionExists', s_sessionId });
    expect(await next()).toMatchObject({ i_exists: 1 });
    origins.delete(GOOD_ORIGIN);
    send({ s_requestId: 'y', s_commandName: 'hl_sessionExists', s_sessionId });
    expect(await closed).toBe(1008);
    expect(unread).toEqual([]);
    origins.add(GOOD_ORIGIN);
  });
});

describe('the negotiation', () => {
  it.each([
    ['another sub-protocol first', ['other', SESSION_MODE.protocol], 'other'],
    ['a later version', 'dmpconnect.session.2', 'dmpconnect.session.2'],
  ])('with %s is that of today: one command, then 1000', async (_, protocols, selected) => {
    const { socket, send, next, closed } = await open(protocols);
    expect(socket.protocol).toBe(selected);
    send({ s_requestId: 'x', s_commandName: 'hl_sessionExists' });
    expect(await next()).toEqual({ s_status: 'OK', i_exists: 0 });
    expect(await closed).toBe(1000);
  });
});
