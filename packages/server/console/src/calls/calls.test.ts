import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FAKE_SOCKET, lastSocket } from '../testing/fake-socket.js';
import { sendOnSocket, sendRemote } from './send.js';
import { watchOnSocket } from './watch.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function send(signal = new AbortController().signal) {
  let time = 1000;
  const now = () => time;
  const url = 'wss://localhost:9982';
  const result = sendOnSocket(
    { s_commandName: 'x', s_text: 'é' },
    { url, timeoutSeconds: 5, signal, WebSocket: FAKE_SOCKET, now },
  ).catch((error: Error) => error.message);
  return { socket: lastSocket(), result, wait: (milliseconds: number) => (time += milliseconds) };
}

describe('a call', () => {
  it('has a socket of its own, which it closes; opening it is not counted', async () => {
    const { socket, result, wait } = send();
    wait(500);
    socket.onopen();
    wait(20);
    socket.says({ s_status: 'OK' });
    expect(await result).toEqual({
      answer: { s_status: 'OK' },
      requestBytes: 35,
      answerBytes: 17,
      milliseconds: 20,
    });
    expect(socket).toMatchObject({ url: 'wss://localhost:9982', isClosed: true });
    expect(socket.sent).toEqual([{ s_commandName: 'x', s_text: 'é' }]);
  });

  it.each([
    ['unreachable', (socket: ReturnType<typeof lastSocket>) => socket.onclose({ code: 1006 })],
    [
      'closed',
      (socket: ReturnType<typeof lastSocket>) => {
        socket.onopen();
        socket.onclose({ code: 1006 });
      },
    ],
    [
      'not-json',
      (socket: ReturnType<typeof lastSocket>) => {
        socket.onopen();
        socket.says('[]');
      },
    ],
    ['time-out', () => void vi.advanceTimersByTime(5000)],
  ])('without a good answer is %s', async (failure, happen) => {
    const { socket, result } = send();
    happen(socket);
    expect(await result).toBe(failure);
    expect(socket.isClosed).toBe(true);
  });

  it('can be cancelled', async () => {
    const abort = new AbortController();
    const { socket, result } = send(abort.signal);
    abort.abort();
    expect(await result).toBe('cancelled');
    expect(socket.isClosed).toBe(true);
  });
});

describe('a remote command', () => {
  const { signal } = new AbortController();

  it('is a POST to its path', async () => {
    const fetch = vi.fn(async () => new Response('{"s_status":"OK"}'));
    const { answer } = await sendRemote('getAllowedOrigins', {}, { signal, fetch });
    expect(answer).toEqual({ s_status: 'OK' });
    expect(fetch).toHaveBeenCalledWith('/remotecommand/getAllowedOrigins', {
      method: 'POST',
      body: '{}',
      signal,
    });
  });

  it.each([
    ['refused', async () => new Response('', { status: 403 })],
    ['not-json', async () => new Response('<html>')],
    ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('without a good answer is %s', async (failure, fetch) => {
    await expect(sendRemote('x', {}, { signal, fetch })).rejects.toMatchObject({ failure });
  });
});

describe('a stream', () => {
  const watch = () => {
    const listener = { event: vi.fn(), end: vi.fn() };
    const stop = watchOnSocket({ s_commandName: 'm' }, 'wss://x', listener, FAKE_SOCKET);
    const socket = lastSocket();
    socket.onopen();
    return { socket, stop, ...listener };
  };

  it('tells every message, and nothing that is none', () => {
    const { socket, event } = watch();
    socket.says({ s_status: 'OK' });
    socket.says('nonsense');
    socket.says({ i_cardStatus: 2 });
    expect(socket.sent).toEqual([{ s_commandName: 'm' }]);
    expect(event.mock.calls).toEqual([[{ s_status: 'OK' }], [{ i_cardStatus: 2 }]]);
  });

  it('is stopped once, and silent from then on', () => {
    const { socket, stop, event, end } = watch();
    stop();
    stop();
    socket.says({ i_cardStatus: 2 });
    socket.onclose({ code: 1000 });
    expect(socket.isClosed).toBe(true);
    expect(event).not.toHaveBeenCalled();
    expect(end.mock.calls).toEqual([['stopped']]);
  });

  it.each([
    [1000, 'server'],
    [1006, 'lost'],
  ])('closed with %i was ended by: %s', (code, how) => {
    const { socket, end } = watch();
    socket.onclose({ code });
    expect(end.mock.calls).toEqual([[how]]);
  });
});
