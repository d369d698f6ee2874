import { afterEach, describe, expect, it, vi } from 'vitest';
import { DMPConnect, getXhr, INITIAL_DMP_STATE, INITIAL_STATE, printObject } from './index.js';
import { FakeSocket, makePage } from './testing/fake-page.js';

afterEach(() => vi.unstubAllGlobals());

const NOTHING = () => undefined;

describe('the constructor', () => {
  it('keeps its six parameters in the properties that pages read', () => {
    const instance = new DMPConnect(NOTHING, NOTHING, NOTHING, NOTHING, '9980', 'connector.test');
    expect(instance).toMatchObject({
      _port: '9980',
      _serverPort: '9980',
      _serverDomain: 'connector.test',
      _serverUrl: 'wss://connector.test:9980',
      _sessionId: '',
      _logCallback: NOTHING,
      _refreshCallback: NOTHING,
      _errorHandler: NOTHING,
      _state: INITIAL_STATE,
      _dmpState: INITIAL_DMP_STATE,
    });
    expect(instance._state).not.toBe(INITIAL_STATE);
  });

  it.each([undefined, null, 0, ''])('takes port 9982 for %j', (port) => {
    const instance = new DMPConnect(NOTHING, NOTHING, NOTHING, null, port, 'connector.test');
    expect(instance._serverUrl).toBe('wss://connector.test:9982');
  });

  it('calls the init callback once with the address, before the flags exist', () => {
    const init = vi.fn();
    const seen: unknown[] = [];
    const construct = vi.spyOn(DMPConnect.prototype, 'resetState').mockImplementation(() => {
      seen.push(init.mock.calls.length);
    });
    new DMPConnect(NOTHING, NOTHING, NOTHING, init, 9982, 'connector.test');
    construct.mockRestore();
    expect(init.mock.calls).toEqual([['wss://connector.test:9982']]);
    expect(seen).toEqual([1]);
  });

  it.each([undefined, null, ''])('has no address and calls no init callback for the domain %j', (domain) => {
    const init = vi.fn();
    const instance = new DMPConnect(NOTHING, NOTHING, NOTHING, init, 9982, domain);
    expect(instance._serverUrl).toBeUndefined();
    expect(init).not.toHaveBeenCalled();
  });
});

describe('the class', () => {
  it('has its name, and methods that a page may replace or see in a loop', () => {
    expect(DMPConnect.name).toBe('DMPConnect');
    const original = DMPConnect.prototype.hl_getCpxStatus;
    DMPConnect.prototype.hl_getCpxStatus = () => undefined;
    expect(makePage().instance.hl_getCpxStatus(NOTHING)).toBeUndefined();
    DMPConnect.prototype.hl_getCpxStatus = original;
    const members: string[] = [];
    for (const name in DMPConnect.prototype) members.push(name);
    expect(members).toContain('hl_getCpxStatus');
  });

  it('has enumerations that a page may write to', () => {
    const statics: Record<string, unknown> = DMPConnect.Sex;
    statics.Other = 4;
    expect(DMPConnect.Sex).toMatchObject({ UnknownSex: 1, Other: 4 });
    delete statics.Other;
  });

  it('sends its commands through sendCommand, which a page may replace', () => {
    const { instance, cb } = makePage();
    const send = vi.spyOn(instance, 'sendCommand').mockReturnValue(undefined);
    instance.hl_startCpxCardMonitoring('1', cb);
    expect(send.mock.calls).toEqual([
      [
        { s_commandName: 'hl_startCpxCardMonitoring', s_sessionId: '', i_checkingInterval: '1' },
        15,
        cb,
        true,
        undefined,
      ],
    ]);
  });
});

describe('the helpers', () => {
  it('give the state in new objects and write any key without refresh', () => {
    const { instance, calls } = makePage();
    expect(instance.getState()).toEqual({ ...INITIAL_STATE, dmp: INITIAL_DMP_STATE });
    expect(instance.setState('mine', 'x')).toBeUndefined();
    expect(instance.setDmpState('certifiedIdentity', true)).toBeUndefined();
    const state = instance.getState();
    expect(state).toMatchObject({ mine: 'x', dmp: { certifiedIdentity: true } });
    Object.assign(state.dmp, { certifiedIdentity: false });
    expect(instance._dmpState.certifiedIdentity).toBe(true);
    instance.resetState();
    expect(instance.getState()).toEqual({ ...INITIAL_STATE, dmp: INITIAL_DMP_STATE });
    expect(calls).toEqual([]);
  });

  it('make error objects of type 5000 with six fields', () => {
    const { instance } = makePage();
    expect(instance.createWrapperError(4, 'd')).toEqual({
      i_apiErrorType: 5000,
      i_apiErrorCode: 4,
      s_apiErrorDescription: 'd',
      s_apiErrorTypeDescription: '',
      s_apiErrorContext: '',
      s_apiErrorExtendedInformations: '',
    });
    expect(instance.createWrapperError(4, 'd', 't', 'c', 'e')).toMatchObject({
      s_apiErrorTypeDescription: 't',
      s_apiErrorContext: 'c',
      s_apiErrorExtendedInformations: 'e',
    });
  });

  it('call a low-level function by name and give the WebSocket', () => {
    const page = makePage();
    const socket = page.instance.lowLevelApiFunctionCall('getListSize', { i_list: 1 }, page.cb);
    expect(socket).toBe(FakeSocket.all[0]);
    expect(page.sentCommand()).toEqual({ s_commandName: 'getListSize', s_sessionId: '', i_list: 1 });
  });

  it('print an object, nested ones shifted', () => {
    expect(printObject({ i_a: 1, B: { s_c: 'x', n: null } })).toBe(
      '{\n  "i_a" : 1\n  "B" : {\n    "s_c" : x\n    "n" : null\n  }\n}\n',
    );
  });
});

describe('sendHttpCommand', () => {
  class FakeXhr {
    static last: FakeXhr | undefined;
    onreadystatechange: (() => void) | null = null;
    readyState = 0;
    responseText = '';
    readonly calls: unknown[][] = [];
    constructor() {
      FakeXhr.last = this;
    }
    open(...args: unknown[]) {
      this.calls.push(['open', ...args]);
    }
    send(...args: unknown[]) {
      this.calls.push(['send', ...args]);
    }
    setRequestHeader(...args: unknown[]) {
      this.calls.push(['header', ...args]);
    }
    done(text: string) {
      this.responseText = text;
      this.readyState = 4;
      this.onreadystatechange?.();
    }
  }

  it('posts the JSON text without header, and tells OK and other answers apart', () => {
    vi.stubGlobal('XMLHttpRequest', FakeXhr);
    const { instance } = makePage();
    const answers: unknown[] = [];
    const post = () =>
      instance.sendHttpCommand({ s_dcparameters64: 'x' }, 'registerDcParameter', (answer) =>
        answers.push(answer),
      );
    expect(post()).toBeUndefined();
    expect(FakeXhr.last?.calls).toEqual([
      ['open', 'POST', 'https://connector.test:9982/remotecommand/registerDcParameter', true],
      ['send', '{"s_dcparameters64":"x"}'],
    ]);
    FakeXhr.last?.done('{"s_status":"OK"}');
    post();
    FakeXhr.last?.done('{"s_status":"ERROR"}');
    expect(answers).toEqual([{ s_status: 'OK' }, { error: { s_status: 'ERROR' } }]);
    post();
    expect(() => FakeXhr.last?.done('')).toThrow(SyntaxError);
    expect(answers).toHaveLength(2);
  });

  it('without XMLHttpRequest: an alert and null', () => {
    vi.stubGlobal('XMLHttpRequest', undefined);
    const alert = vi.fn();
    vi.stubGlobal('alert', alert);
    expect(getXhr()).toBeNull();
    expect(alert).toHaveBeenCalledOnce();
  });
});
