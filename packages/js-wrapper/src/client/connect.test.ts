import { afterEach, describe, expect, it, vi } from 'vitest';
import { SESSION_MODE } from '../data/session-mode.js';
import { DmpConnectError, ObstacleError, TransportError } from '../errors/index.js';
import type { Surroundings } from '../explain/index.js';
import { createFakeServer, type FakeConnection } from '../testing/fake-server.js';
import { connect, connectIn } from './connect.js';
import type { ConnectOptions } from './options.js';

const NOTHING: Surroundings = { fetch: undefined, permissions: undefined };
const OPENED = { s_status: 'OK', s_sessionId: 'session-1', s_serviceVersion: '1.4.0' };

const newest = (connections: readonly FakeConnection[]) => connections.at(-1)!;
/** Answers the last call that the server received. */
const answer = (socket: FakeConnection, fields: object) =>
  socket.send({ s_requestId: socket.received.at(-1)?.s_requestId, s_status: 'OK', ...fields });

async function open(options: ConnectOptions = {}, surroundings = NOTHING) {
  const server = createFakeServer();
  const opening = connectIn(surroundings, { WebSocket: server.WebSocket, ...options });
  const [socket] = server.connections;
  socket?.open(SESSION_MODE.protocol);
  answer(socket!, OPENED);
  return { ...server, socket: socket!, dmp: await opening };
}

/** What a promise was rejected with. */
const failureOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

afterEach(() => {
  vi.useRealTimers();
});

describe('connect', () => {
  it('sends the options of the session and no other, the DC parameter without white space', async () => {
    const { socket } = await open({
      url: 'wss://localhost:1',
      applicationId: 'app',
      dcParameters: ' QUJD\n REVG ',
      timeoutInSeconds: 60,
      disableUpdateCheck: true,
      log: () => {},
    });
    expect(socket.received).toEqual([
      {
        s_requestId: '1',
        s_commandName: 'hl_openSession',
        s_applicationId: 'app',
        s_dcparameters64: 'QUJDREVG',
        i_timeoutInSeconds: 60,
        i_disableUpdateCheck: 1,
      },
    ]);
  });

  it('refuses a connector below the version that is needed, and leaves no session there', async () => {
    const server = createFakeServer();
    const opening = connectIn(NOTHING, { WebSocket: server.WebSocket, minimumVersion: '1.10' });
    const socket = newest(server.connections);
    socket.open(SESSION_MODE.protocol);
    answer(socket, OPENED);
    await expect.poll(() => socket.received.at(-1)).toHaveProperty('s_commandName', 'hl_closeSession');
    answer(socket, {});
    const error = await failureOf(opening);
    expect(error).toBeInstanceOf(ObstacleError);
    expect(error).toMatchObject({ code: 'VERSION_TOO_OLD', observed: 'version 1.4.0, 1.10 is needed' });
  });

  it('says what is missing where there is no WebSocket', async () => {
    vi.stubGlobal('WebSocket', undefined);
    const error = await failureOf(connect());
    vi.unstubAllGlobals();
    expect(error).toMatchObject({
      code: 'WEBSOCKET_MISSING',
      message: expect.stringContaining('package ws'),
    });
  });

  it('waits for the permission when it is told to, tells what for, and tries again when it changes', async () => {
    const listeners = new Set<() => void>();
    let state = 'denied';
    const permissions = {
      query: async () => ({
        state,
        addEventListener: (_: string, listener: () => void) => void listeners.add(listener),
        removeEventListener: (_: string, listener: () => void) => void listeners.delete(listener),
      }),
    };
    const fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const obstacles: string[] = [];
    const server = createFakeServer();
    const opening = connectIn(
      { fetch, permissions },
      {
        WebSocket: server.WebSocket,
        waitForPermission: true,
        onObstacle: ({ code }) => void obstacles.push(code),
      },
    );
    for (const attempt of [0, 1]) server.connections[attempt]?.close();
    await expect.poll(() => listeners.size).toBe(1);
    expect(obstacles).toEqual(['PERMISSION_REFUSED']);
    state = 'granted';
    for (const listener of listeners) listener();
    await expect.poll(() => server.connections).toHaveLength(3);
    newest(server.connections).open(SESSION_MODE.protocol);
    answer(newest(server.connections), OPENED);
    expect((await opening).state).toBe('open');
  });

  it('believes another obstacle when it finds it twice: the permission may have come between socket and probes', async () => {
    const permissions = {
      query: async () => ({ state: 'granted', addEventListener: () => {}, removeEventListener: () => {} }),
    };
    const fetch = async () => ({ ok: true, json: async () => ({ i_registered: 0 }) });
    const told: string[] = [];
    const attempt = (server: ReturnType<typeof createFakeServer>) =>
      connectIn(
        { fetch, permissions },
        {
          WebSocket: server.WebSocket,
          waitForPermission: true,
          onObstacle: ({ code }) => void told.push(code),
        },
      );
    const lucky = createFakeServer();
    const opening = attempt(lucky);
    for (const refused of [0, 1]) lucky.connections[refused]?.close();
    await expect.poll(() => lucky.connections).toHaveLength(3);
    newest(lucky.connections).open(SESSION_MODE.protocol);
    answer(newest(lucky.connections), OPENED);
    expect((await opening).state).toBe('open');

    const refusing = createFakeServer();
    const refused = failureOf(attempt(refusing));
    for (const connection of [0, 1]) refusing.connections[connection]?.close();
    await expect.poll(() => refusing.connections).toHaveLength(3);
    for (const connection of [2, 3]) refusing.connections[connection]?.close();
    expect(await refused).toMatchObject({ code: 'ORIGIN_REFUSED' });
    expect(told).toEqual([]);
  });

  it('does not wait for the permission unless told to', async () => {
    const server = createFakeServer();
    const permissions = {
      query: async () => ({ state: 'denied', addEventListener: () => {}, removeEventListener: () => {} }),
    };
    const fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const opening = connectIn({ fetch, permissions }, { WebSocket: server.WebSocket });
    for (const attempt of [0, 1]) server.connections[attempt]?.close();
    expect(await failureOf(opening)).toMatchObject({ code: 'PERMISSION_REFUSED' });
  });
});

describe('a call', () => {
  it('carries the session and comes back in the words of the library', async () => {
    const { dmp, socket } = await open();
    const calling = dmp.cards.getCpxStatus();
    expect(socket.received.at(-1)).toEqual({
      s_requestId: '2',
      s_commandName: 'hl_getCpxStatus',
      s_sessionId: 'session-1',
    });
    answer(socket, { i_cardStatus: 5, s_cardStatus: 'CardIsBlocked', i_nbInputLeft: 0 });
    expect(await calling).toEqual({ cardStatus: 'blocked', cardStatusText: 'CardIsBlocked', nbInputLeft: 0 });
  });

  it('that breaks a rule is refused before anything is sent', async () => {
    const { dmp, socket } = await open();
    // @ts-expect-error a name that no field has.
    const error = await failureOf(dmp.cards.getCpxCard({ reader: 'x' }));
    expect(error).toMatchObject({ code: 'INVALID_INPUT', message: 'reader is no member of this input' });
    expect(socket.received).toHaveLength(1);
  });

  it('that is not answered within the time-out of its command fails, and is given up in the server', async () => {
    vi.useFakeTimers();
    const { dmp, socket } = await open();
    const failing = failureOf(dmp.cards.getCpxCard({}));
    await vi.advanceTimersByTimeAsync(29_999);
    expect(socket.received).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(await failing).toMatchObject({ code: 'DEADLINE_EXCEEDED', mayHaveBeenCarriedOut: true });
    expect(socket.received.at(-1)).toEqual({ s_requestId: '2', i_cancel: 1 });
    const shorter = failureOf(dmp.cards.getCpxCard({}, { deadlineMs: 5 }));
    await vi.advanceTimersByTimeAsync(5);
    expect(await shorter).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('in flight on a socket that drops may have been carried out; the next one reconnects', async () => {
    const { dmp, socket, connections } = await open();
    const failing = failureOf(dmp.cards.getCpxCard({}));
    socket.close();
    expect(await failing).toMatchObject({ code: 'CONNECTION_LOST', mayHaveBeenCarriedOut: true });
    const next = dmp.cards.getPcscReaders();
    newest(connections).open(SESSION_MODE.protocol);
    answer(newest(connections), { Readers: [] });
    expect(await next).toEqual({ readers: [] });
  });

  it('for which no connection opens is not carried out, and says why', async () => {
    const { dmp, socket, connections } = await open();
    socket.close();
    const failing = failureOf(dmp.cards.getPcscReaders());
    newest(connections).close();
    const error = await failing;
    expect(error).toBeInstanceOf(ObstacleError);
    expect(error).toMatchObject({ code: 'UNREACHABLE', mayHaveBeenCarriedOut: false });
  });

  it('of a command that the server does not have says that it is too old', async () => {
    const { dmp, socket } = await open();
    const failing = failureOf(dmp.cards.getPcscReaders());
    answer(socket, {
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Unknown command',
    });
    expect(await failing).toMatchObject({
      code: 'VERSION_TOO_OLD',
      observed: 'the server has no hl_getPcscReaders',
    });
  });

  it.each([
    [1, 1001, 'CARD_ABSENT', false],
    [3, 28, 'TIMEOUT', true],
    [6000, 3, 'INVALID_SESSION', false],
    [1, 42, 'API_ERROR', false],
  ])('answered %i/%i fails as %s', async (i_apiErrorType, i_apiErrorCode, code, mayHaveBeenCarriedOut) => {
    const { dmp, socket } = await open();
    const failing = failureOf(dmp.cards.getPcscReaders());
    answer(socket, { s_status: 'API_ERROR', i_apiErrorType, i_apiErrorCode, s_apiErrorDescription: 'why' });
    const error = await failing;
    expect(error).toBeInstanceOf(DmpConnectError);
    expect(error).toMatchObject({ code, mayHaveBeenCarriedOut, message: 'hl_getPcscReaders: why' });
  });
});

describe('a stream', () => {
  it('skips the acknowledgement, keeps what is not read yet and ends with break', async () => {
    const { dmp, socket } = await open();
    const events = dmp.monitoring.cpxCard({ checkingInterval: 1 })[Symbol.asyncIterator]();
    expect(socket.received).toHaveLength(1);
    const first = events.next();
    await expect.poll(() => socket.received).toHaveLength(2);
    for (const fields of [{}, { i_cardStatus: 1 }, { i_cardStatus: 2 }]) {
      socket.send({ s_requestId: '2', s_status: 'OK', ...fields });
    }
    expect(await first).toEqual({ done: false, value: { cardStatus: 'valid' } });
    expect(await events.next()).toEqual({ done: false, value: { cardStatus: 'no-card' } });
    await events.return?.();
    expect(socket.received.at(-1)).toEqual({ s_requestId: '2', i_cancel: 1 });
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('fails with its signal, its session or its socket, and ends with the client', async () => {
    const { dmp, socket } = await open();
    const controller = new AbortController();
    const begin = (options = {}) =>
      dmp.monitor('hl_startCpxCardMonitoring', { i_checkingInterval: 1 }, options)[Symbol.asyncIterator]();
    const [aborted, expired, closed] = [begin({ signal: controller.signal }), begin(), begin()];
    const reading = [aborted, expired, closed].map((events) => failureOf(events.next()));
    await expect.poll(() => socket.received).toHaveLength(4);
    controller.abort();
    expect(await reading[0]).toMatchObject({ code: 'ABORTED' });
    socket.send({ s_requestId: '3', s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 3 });
    expect(await reading[1]).toMatchObject({ code: 'INVALID_SESSION' });
    expect(dmp.state).toBe('expired');
    await dmp.close();
    expect(await reading[2]).toBeUndefined();
  });
});

describe('close', () => {
  it('ends the session, fails the calls under way, and lets no other through', async () => {
    const { dmp, socket } = await open();
    const failing = failureOf(dmp.cards.getCpxCard({}));
    const closing = dmp.close();
    expect(socket.received.at(-1)).toMatchObject({
      s_commandName: 'hl_closeSession',
      s_sessionId: 'session-1',
    });
    answer(socket, {});
    await closing;
    expect(await failing).toMatchObject({ code: 'CLIENT_CLOSED', mayHaveBeenCarriedOut: true });
    expect(socket.isClosedByClient).toBe(true);
    const late = await failureOf(dmp.cards.getCpxCard({}));
    expect(late).toBeInstanceOf(TransportError);
    expect(late).toMatchObject({ code: 'CLIENT_CLOSED', mayHaveBeenCarriedOut: false });
  });
});

describe('the log', () => {
  it('tells what happens and never a field', async () => {
    const events: object[] = [];
    const { dmp, socket } = await open({ log: (event) => void events.push(event) });
    const failing = failureOf(dmp.cards.readCpxCard({ pinCode: '1234' }));
    answer(socket, {
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 7,
      i_remainingPinCodeInputs: 2,
    });
    const error = await failing;
    expect(error).toMatchObject({ code: 'PIN_REFUSED', remainingPinCodeInputs: 2 });
    expect(events).toEqual([
      { event: 'sent', command: 'hl_openSession', result: undefined, milliseconds: expect.any(Number) },
      { event: 'answered', command: 'hl_openSession', result: 'OK', milliseconds: expect.any(Number) },
      { event: 'sent', command: 'hl_readCpxCard', result: undefined, milliseconds: expect.any(Number) },
      { event: 'failed', command: 'hl_readCpxCard', result: 'PIN_REFUSED', milliseconds: expect.any(Number) },
    ]);
    expect(JSON.stringify([events, error])).not.toContain('1234');
  });
});
