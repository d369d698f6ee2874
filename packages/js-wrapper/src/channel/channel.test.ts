import { afterEach, describe, expect, it, vi } from 'vitest';
import { SESSION_MODE } from '../data/session-mode.js';
import { createFakeServer } from '../testing/fake-server.js';
import type { CallSink, Channel, Expectation } from './channel.js';
import { createKeptChannel } from './kept-channel.js';
import { createSingleChannel } from './single-channel.js';

const PROTOCOL = SESSION_MODE.protocol;
const OK = { s_status: 'OK' };

/** Starts a call and writes down what is told of it. */
function start(channel: Channel, name: string, expects: Expectation = 'answer') {
  const told: unknown[] = [];
  const sink: CallSink = {
    sent: () => void told.push('sent'),
    message: (message) => void told.push(message),
    malformed: () => void told.push('malformed'),
    lost: ({ wasSent, wasConnected, isOpening }) => void told.push({ wasSent, wasConnected, isOpening }),
    ended: () => void told.push('ended'),
  };
  return { told, call: channel.start({ s_commandName: name }, expects, sink) };
}

function make(create: typeof createKeptChannel | typeof createSingleChannel = createKeptChannel) {
  const server = createFakeServer();
  const channel = create({ url: 'wss://localhost', WebSocket: server.WebSocket, openMs: 1000 });
  return { ...server, channel };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a kept socket', () => {
  it('carries every call, each under its own id, once the first answer carried one', () => {
    const { channel, connections } = make();
    const [a, b] = [start(channel, 'a'), start(channel, 'b')];
    const [socket] = connections;
    expect(socket?.protocols).toEqual([PROTOCOL]);
    socket?.open(PROTOCOL);
    // Only one until it is known that the server has session mode.
    expect(socket?.received).toEqual([{ s_requestId: '1', s_commandName: 'a' }]);
    socket?.send({ s_requestId: '1', ...OK });
    expect(socket?.received[1]).toEqual({ s_requestId: '2', s_commandName: 'b' });
    const c = start(channel, 'c');
    socket?.send({ s_requestId: '3', ...OK });
    socket?.send({ s_requestId: '2', s_status: 'ERROR' });
    expect(connections).toHaveLength(1);
    expect([a.told, b.told, c.told]).toEqual([
      ['sent', { s_requestId: '1', ...OK }],
      ['sent', { s_requestId: '2', s_status: 'ERROR' }],
      ['sent', { s_requestId: '3', ...OK }],
    ]);
    expect((channel as ReturnType<typeof createKeptChannel>).mode).toBe('kept');
  });

  it('that is cut tells which calls had left; the next call opens another', () => {
    const { channel, connections } = make();
    const first = start(channel, 'first');
    connections[0]?.open(PROTOCOL);
    connections[0]?.send({ s_requestId: '1', ...OK });
    const [sent, monitor] = [start(channel, 'sent'), start(channel, 'monitor', 'events')];
    connections[0]?.send({ s_requestId: '3', ...OK });
    connections[0]?.close();
    expect(first.told).toHaveLength(2);
    expect(sent.told).toEqual(['sent', { wasSent: true, wasConnected: true, isOpening: false }]);
    expect(monitor.told.at(-1)).toEqual({ wasSent: true, wasConnected: true, isOpening: false });
    const unsent = start(channel, 'unsent');
    connections[1]?.close();
    expect(unsent.told).toEqual([{ wasSent: false, wasConnected: false, isOpening: false }]);
    const next = start(channel, 'next');
    connections[2]?.open(PROTOCOL);
    connections[2]?.send({ s_requestId: '5', ...OK });
    expect(next.told).toEqual(['sent', { s_requestId: '5', ...OK }]);
    // It is known that the server has session mode: never a socket without it.
    expect(connections.every(({ protocols }) => protocols[0] === PROTOCOL)).toBe(true);
  });

  it('gives a call up by i_cancel, and hears no more of it', () => {
    const { channel, connections } = make();
    start(channel, 'first');
    connections[0]?.open(PROTOCOL);
    connections[0]?.send({ s_requestId: '1', ...OK });
    const { told, call } = start(channel, 'monitor', 'events');
    connections[0]?.send({ s_requestId: '2', ...OK });
    call.cancel();
    call.cancel();
    expect(connections[0]?.received.slice(2)).toEqual([{ s_requestId: '2', i_cancel: 1 }]);
    connections[0]?.send({ s_requestId: '2', ...OK, i_cardStatus: 1 });
    connections[0]?.send({ s_requestId: '2', ...OK, i_ended: 1 });
    expect(told).toEqual(['sent', { s_requestId: '2', ...OK }]);
  });

  it('ends a monitor by i_ended, or by a failure', () => {
    const { channel, connections } = make();
    const one = start(channel, 'one', 'events');
    connections[0]?.open(PROTOCOL);
    connections[0]?.send({ s_requestId: '1', ...OK });
    connections[0]?.send({ s_requestId: '1', ...OK, i_ended: 1 });
    expect(one.told.at(-1)).toBe('ended');
    const two = start(channel, 'two', 'events');
    connections[0]?.send({ s_requestId: '2', s_status: 'ERROR' });
    connections[0]?.send({ s_requestId: '2', ...OK });
    expect(two.told).toEqual(['sent', { s_requestId: '2', s_status: 'ERROR' }]);
  });

  it('that does not open in time is given up, and so are its calls', () => {
    vi.useFakeTimers();
    const { channel, connections } = make();
    const { told } = start(channel, 'a');
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([{ wasSent: false, wasConnected: false, isOpening: true }]);
    expect(connections).toHaveLength(1);
    expect(connections[0]?.isClosedByClient).toBe(true);
  });

  it('that is closed by the client gives every call up', () => {
    const { channel, connections } = make();
    const { told } = start(channel, 'a');
    connections[0]?.open(PROTOCOL);
    channel.close();
    expect(told.at(-1)).toEqual({ wasSent: true, wasConnected: true, isOpening: false });
    expect(connections[0]?.isClosedByClient).toBe(true);
  });
});

describe('a server without session mode', () => {
  it('with which the browser fails the connection gets a socket for each call', () => {
    const { channel, connections } = make();
    const [a, b] = [start(channel, 'a'), start(channel, 'b')];
    connections[0]?.close();
    expect(connections.slice(1).map(({ protocols }) => protocols)).toEqual([[], []]);
    for (const socket of connections.slice(1)) {
      socket.open();
      socket.send(OK);
    }
    expect([a.told, b.told]).toEqual([
      ['sent', OK],
      ['sent', OK],
    ]);
    start(channel, 'c');
    expect(connections[3]?.protocols).toEqual([]);
    expect(connections[3]?.received).toEqual([]);
    connections[3]?.open();
    expect(connections[3]?.received).toEqual([{ s_commandName: 'c' }]);
  });

  it('that opens without selecting gets a socket for each call', () => {
    const { channel, connections } = make();
    const { told } = start(channel, 'a');
    connections[0]?.open('');
    connections[1]?.open();
    connections[1]?.send(OK);
    expect(told).toEqual(['sent', OK]);
  });

  it('that selects whatever is proposed and answers without an id serves the first call, the others elsewhere', () => {
    const { channel, connections } = make();
    const [a, b] = [start(channel, 'a'), start(channel, 'b')];
    connections[0]?.open(PROTOCOL);
    connections[0]?.send(OK);
    expect(connections[0]?.received).toHaveLength(1);
    connections[0]?.close(1000);
    expect(a.told).toEqual(['sent', OK]);
    connections[1]?.open();
    connections[1]?.send(OK);
    expect(b.told).toEqual(['sent', OK]);
    expect((channel as ReturnType<typeof createKeptChannel>).mode).toBe('single');
  });

  it('that is not there at all is tried twice, then the call is lost unsent', () => {
    const { channel, connections } = make();
    const { told } = start(channel, 'a');
    connections[0]?.close();
    connections[1]?.close();
    expect(told).toEqual([{ wasSent: false, wasConnected: false, isOpening: false }]);
    // Not known to be without session mode: the next call proposes it again.
    start(channel, 'b');
    expect(connections[2]?.protocols).toEqual([PROTOCOL]);
  });

  it('gives a moved call up with its socket', () => {
    const { channel, connections } = make();
    const { told, call } = start(channel, 'a');
    connections[0]?.close();
    connections[1]?.open();
    call.cancel();
    expect(connections[1]?.isClosedByClient).toBe(true);
    expect(told).toEqual(['sent']);
  });
});

describe('a socket for each call', () => {
  it('closes once it is answered, and says malformed answers', () => {
    const { channel, connections } = make(createSingleChannel);
    const [a, b] = [start(channel, 'a'), start(channel, 'b')];
    for (const socket of connections) socket.open();
    connections[0]?.send(OK);
    connections[1]?.send('no JSON');
    expect([a.told, b.told]).toEqual([
      ['sent', OK],
      ['sent', 'malformed'],
    ]);
    expect(connections.every(({ isClosedByClient }) => isClosedByClient)).toBe(true);
  });

  it('of a monitor ends with 1000, and is lost by any other end', () => {
    const { channel, connections } = make(createSingleChannel);
    const [a, b] = [start(channel, 'a', 'events'), start(channel, 'b', 'events')];
    for (const socket of connections) {
      socket.open();
      socket.send(OK);
      socket.send({ ...OK, i_cardStatus: 1 });
    }
    connections[0]?.close(1000);
    connections[1]?.close(1006);
    expect(a.told.slice(3)).toEqual(['ended']);
    expect(b.told.slice(3)).toEqual([{ wasSent: true, wasConnected: true, isOpening: false }]);
  });

  it('that is closed with 1000 before the answer came is lost', () => {
    const { channel, connections } = make(createSingleChannel);
    const { told } = start(channel, 'a');
    connections[0]?.open();
    connections[0]?.close(1000);
    expect(told).toEqual(['sent', { wasSent: true, wasConnected: true, isOpening: false }]);
  });
});
