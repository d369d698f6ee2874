import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoricalAnswer, Responder } from '../callbacks.js';
import { type FakePage, FakeSocket, makePage } from '../testing/fake-page.js';

/** js-api 14.3, case by case, and what happens twice. */

const OK = { s_status: 'OK' };
const REFUSED = { s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 2 };
const wrapperError = (code: number) =>
  expect.objectContaining({
    i_apiErrorType: 5000,
    i_apiErrorCode: code,
    s_apiErrorDescription: expect.any(String),
  });

let page: FakePage;
beforeEach(() => {
  vi.useFakeTimers();
  page = makePage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Sends a command without any method of the table. */
const send = (
  command: object = { s_commandName: 'x' },
  persistent = false,
  flag?: (answer: object) => void,
) => page.instance.sendCommand(command, 7, page.cb, persistent, flag);

describe('a start', () => {
  it('logs the address, then opens a socket without sub-protocol', () => {
    send();
    expect(page.logs).toEqual([[expect.stringContaining('wss://connector.test:9982')]]);
    expect(FakeSocket.all.map(({ url, protocols }) => [url, protocols])).toEqual([
      ['wss://connector.test:9982', undefined],
    ]);
  });

  it('gives the WebSocket itself', () => {
    expect(send()).toBe(FakeSocket.all[0]);
  });

  it('sends the object as it is when the socket opens, and logs it with the object', () => {
    const command: Record<string, unknown> = { s_commandName: 'x', i_a: 1 };
    send(command);
    command.i_a = 2;
    expect(page.sentCommand()).toEqual({ s_commandName: 'x', i_a: 2 });
    expect(page.logs.at(-1)).toEqual([
      expect.stringContaining('{"s_commandName":"x","i_a":2}'),
      { s_commandName: 'x', i_a: 2 },
    ]);
  });

  it('opens one socket per command', () => {
    send();
    send();
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('lets what the constructor of the WebSocket throws go to the caller', () => {
    vi.stubGlobal(
      'WebSocket',
      class {
        constructor() {
          throw new SyntaxError('no address');
        }
      },
    );
    expect(() => send()).toThrow(SyntaxError);
    expect(page.calls).toEqual([]);
  });

  it('has no time-out while the connection is made', () => {
    send();
    vi.advanceTimersByTime(60_000);
    expect(page.calls).toEqual([]);
  });

  it('calls the page with the instance as this', () => {
    page.instance.hl_getPcscReaders(page.cb);
    page.answer(OK);
    page.instance.hl_getPcscReaders(page.cb);
    page.answer(REFUSED);
    expect([...page.owners]).toEqual([page.instance]);
  });
});

describe('an instance that cannot start', () => {
  it('without address: 5000/6 at once, and the result of the error handler', () => {
    page = makePage('');
    const command = { s_commandName: 'x' };
    expect(send(command)).toBe('from the error handler');
    expect(page.calls).toEqual([['error', wrapperError(6), command, 7, page.cb]]);
    expect(page.calls[0]?.[2]).toBe(command);
  });

  it('without WebSocket: 5000/1 at once, and the result of the error handler', () => {
    vi.stubGlobal('WebSocket', undefined);
    expect(send()).toBe('from the error handler');
    expect(page.calls).toEqual([['error', wrapperError(1), { s_commandName: 'x' }, 7, page.cb]]);
  });
});

describe('an answer', () => {
  it('OK: logged twice, socket closed without a code, flag, refresh, then the callback with it alone', () => {
    page.instance.hl_getPcscReaders(page.cb);
    const socket = page.opened();
    const before = page.logs.length;
    const closesAtCallback: unknown[] = [];
    page.instance._refreshCallback = () => {
      closesAtCallback.push(socket.closes.length, page.instance.getState().PcscReaders, page.calls.length);
    };
    socket.receive({ ...OK, Readers: [] });
    expect(page.logs.length - before).toBe(2);
    expect(socket.closes).toEqual([undefined]);
    expect(closesAtCallback).toEqual([1, true, 0]);
    expect(page.calls).toEqual([['cb', { ...OK, Readers: [] }]]);
  });

  it('not OK: only the error handler, with the whole answer, the command, the time-out and the callback', () => {
    const flag = vi.fn();
    const command = { s_commandName: 'x' };
    send(command, false, flag);
    const socket = page.opened();
    socket.receive(REFUSED);
    expect(page.calls).toEqual([['error', REFUSED, command, 7, page.cb]]);
    expect(flag).not.toHaveBeenCalled();
    expect(socket.closes).toEqual([undefined]);
  });

  it('stops the time-out', () => {
    send();
    page.answer(OK);
    vi.advanceTimersByTime(60_000);
    expect(page.calls).toEqual([['cb', OK]]);
  });

  it.each([1001, 1005, 1006, 1011])('then close code %i: the error handler is called as well', (code) => {
    send();
    page.answer(OK);
    FakeSocket.all[0]?.closed(code);
    expect(page.calls.map(([name]) => name)).toEqual(['cb', 'error']);
    expect(page.calls[1]).toEqual(['error', wrapperError(3), { s_commandName: 'x' }, 7, page.cb]);
  });

  it('then close code 1000: the log only', () => {
    send();
    page.answer(OK);
    const before = page.logs.length;
    FakeSocket.all[0]?.closed(1000);
    expect(page.calls).toEqual([['cb', OK]]);
    expect(page.logs.length).toBe(before + 1);
  });

  it('is not given when the refresh callback throws', () => {
    page.instance._refreshCallback = () => {
      throw new Error('page');
    };
    page.instance.hl_getPcscReaders(page.cb);
    expect(() => page.answer(OK)).toThrow('page');
    expect(page.calls).toEqual([]);
    expect(page.instance.getState().PcscReaders).toBe(true);
  });

  it('OK to a command without callback throws, after flag and refresh', () => {
    Reflect.apply(page.instance.hl_getPcscReaders, page.instance, []);
    expect(() => page.answer(OK)).toThrow(TypeError);
    expect(page.calls).toEqual([['refresh']]);
  });

  it.each(['not json', 'null', '[]', '"OK"'])('that is no JSON object (%s): the time-out comes', (text) => {
    send();
    page.opened().receive(text);
    expect(page.calls).toEqual([]);
    vi.advanceTimersByTime(7000);
    expect(page.calls).toEqual([['error', wrapperError(5), { s_commandName: 'x' }, 7, page.cb]]);
  });
});

describe('a failure of the connection', () => {
  it('refused: 5000/2, then 5000/3, and no time-out', () => {
    const flag = vi.fn();
    send({ s_commandName: 'x' }, false, flag);
    FakeSocket.all[0]?.fail();
    FakeSocket.all[0]?.closed(1006);
    vi.advanceTimersByTime(60_000);
    const rest = [{ s_commandName: 'x' }, 7, page.cb];
    expect(page.calls).toEqual([
      ['error', wrapperError(2), ...rest],
      ['error', wrapperError(3), ...rest],
    ]);
    expect(flag.mock.calls).toEqual([[wrapperError(2)], [wrapperError(3)]]);
  });

  it('lost after sending: 5000/3, then 5000/5 at the time-out', () => {
    send();
    page.opened().closed(1006);
    vi.advanceTimersByTime(6999);
    expect(page.calls).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(page.calls.map(([, error]) => error)).toEqual([wrapperError(3), wrapperError(5)]);
  });

  it('closed with 1000 without an answer: nothing at once, 5000/5 at the time-out', () => {
    send();
    page.opened().closed(1000);
    expect(page.calls).toEqual([]);
    vi.advanceTimersByTime(7000);
    expect(page.calls).toEqual([['error', wrapperError(5), { s_commandName: 'x' }, 7, page.cb]]);
  });

  it('time-out: the socket is closed, the flag function told, then the page; 5000/3 unless the close is 1000', () => {
    const flag = vi.fn();
    send({ s_commandName: 'x' }, false, flag);
    const socket = page.opened();
    vi.advanceTimersByTime(7000);
    expect(socket.closes).toEqual([undefined]);
    expect(flag.mock.calls).toEqual([[wrapperError(5)]]);
    socket.closed(1006);
    expect(page.calls.map(([, error]) => error)).toEqual([wrapperError(5), wrapperError(3)]);
  });

  it('tells code, reason and wasClean of a close; a code without reason is explained', () => {
    send();
    page.opened().closed(1011, 'broken', true);
    page.opened().closed(1006);
    page.opened().closed(1012);
    const texts = page.calls.map(([, error]) => (error as HistoricalAnswer).s_apiErrorDescription);
    expect(texts[0]).toMatch(/1011.*broken.*true/);
    expect(texts[1]).toMatch(/1006.*lost.*false/);
    expect(texts[2]).toMatch(/1012.*unknown/);
  });

  it('in send: the socket is closed and the error handler gets 5000/2 alone', () => {
    send();
    const [socket] = FakeSocket.all;
    if (socket !== undefined) socket.failure = new Error('closed meanwhile');
    socket?.open();
    expect(socket?.closes).toEqual([undefined]);
    expect(page.calls).toEqual([['error', wrapperError(2)]]);
  });

  it('in the log call after sending: the same', () => {
    send();
    page.instance._logCallback = () => {
      throw new Error('page');
    };
    page.opened();
    expect(page.calls).toEqual([['error', wrapperError(2)]]);
  });
});

describe('a monitor', () => {
  const responderOf = (index: number): Responder => {
    const responder = page.calls[index]?.[2];
    if (typeof responder !== 'function') throw new Error('no responder');
    return responder as Responder;
  };

  it('runs without time-out and gives each message, the acknowledgement included, with a responder', () => {
    send({ s_commandName: 'x' }, true);
    const socket = page.opened();
    vi.advanceTimersByTime(3_600_000);
    socket.receive(OK);
    socket.receive({ ...OK, i_cardStatus: 1 });
    expect(page.calls).toEqual([
      ['cb', OK, expect.any(Function)],
      ['cb', { ...OK, i_cardStatus: 1 }, expect.any(Function)],
    ]);
    expect(socket.closes).toEqual([]);
  });

  it('goes on after responder(true), which only logs', () => {
    send({ s_commandName: 'x' }, true);
    const socket = page.opened();
    socket.receive(OK);
    const before = page.logs.length;
    responderOf(0)(true);
    expect(page.logs.length).toBe(before + 1);
    expect(socket.closes).toEqual([]);
    expect(page.calls).toHaveLength(1);
  });

  it.each([[[false]], [[]]])(
    'stops by responder(%j): socket closed, callback again with one argument',
    (args) => {
      send({ s_commandName: 'x' }, true);
      const socket = page.opened();
      socket.receive({ ...OK, sMessage: 'Test' });
      responderOf(0)(...(args as []));
      expect(socket.closes).toEqual([undefined]);
      expect(page.calls[1]).toEqual(['cb', { ...OK, sMessage: 'Test' }]);
      responderOf(0)(false);
      expect(page.calls).toHaveLength(3);
    },
  );

  it('that answers with an error is closed, and the error handler gets a fifth argument', () => {
    const command = { s_commandName: 'x' };
    send(command, true);
    const socket = page.opened();
    socket.receive(REFUSED);
    expect(socket.closes).toEqual([undefined]);
    expect(page.calls).toEqual([['error', REFUSED, command, 7, page.cb, true]]);
  });

  it('ended by the server with 1000 is not told to the page; another code is', () => {
    send({ s_commandName: 'x' }, true);
    page.opened().closed(1000);
    expect(page.calls).toEqual([]);
    send({ s_commandName: 'x' }, true);
    page.opened().closed(1006);
    expect(page.calls).toEqual([['error', wrapperError(3), { s_commandName: 'x' }, 7, page.cb]]);
  });

  it('runs the flag function before it looks at the status', () => {
    const flag = vi.fn();
    send({ s_commandName: 'x' }, true, flag);
    page.opened().receive(REFUSED);
    expect(flag.mock.calls).toEqual([[REFUSED]]);
  });

  it('is stopped by a close of the socket that the method gave', () => {
    page.instance.hl_startDummyMonitoring(page.cb)?.close();
    expect(FakeSocket.all[0]?.closes).toEqual([undefined]);
  });
});

describe('the log callback', () => {
  it('never gets a PIN or a password, in the text nor in the object', () => {
    const secrets = { s_pinCode: '4821', s_proxyPassword: 'hunter2', Proxy: [{ s_proxyPass: 'hunter3' }] };
    send({ s_commandName: 'x', s_ins: '279035121518989T', ...secrets });
    page.answer({ ...OK, s_proxyPass: 'hunter4' });
    expect(page.sentCommand()).toMatchObject(secrets);
    const logged = JSON.stringify(page.logs);
    expect(logged).not.toMatch(/4821|hunter/);
    expect(logged).toContain('279035121518989T');
  });

  it('leaves the command of the page and of the error handler as they are', () => {
    const command = { s_commandName: 'x', s_pinCode: '4821' };
    send(command);
    page.answer(REFUSED);
    expect(command.s_pinCode).toBe('4821');
    expect(page.calls[0]?.[2]).toBe(command);
  });

  it('gets the error description without the command when it could not be sent', () => {
    const command: Record<string, unknown> = { s_commandName: 'x', s_pinCode: '4821' };
    command.self = command;
    send(command);
    page.opened();
    expect(page.calls).toEqual([['error', wrapperError(2)]]);
    expect(JSON.stringify([page.logs, page.calls])).not.toContain('4821');
  });
});
