import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakePage, makePage } from '../testing/fake-page.js';
import { METHODS } from './table.js';

const OK = { s_status: 'OK' };

let page: FakePage;
beforeEach(() => {
  page = makePage();
});
afterEach(() => vi.unstubAllGlobals());

/** Opens a session with the id `id`. */
function openSession(): void {
  page.instance.hl_openSession(3600, undefined, () => undefined);
  page.answer({ ...OK, s_sessionId: 'id' });
  page.calls.splice(0);
}

/** Calls a method by its name, with as many arguments as it has parameters, or those given. */
function call(name: string, ...args: unknown[]): Record<string, unknown> {
  const method: unknown = Reflect.get(page.instance, name);
  if (typeof method !== 'function') throw new Error(`no method ${name}`);
  Reflect.apply(method, page.instance, args);
  return page.sentCommand();
}

describe('opening a session', () => {
  it('sends 3600 seconds when the time-out is falsy, and no session id', () => {
    for (const seconds of [undefined, null, 0, '']) {
      expect(call('hl_openSession', seconds, undefined, page.cb)).toEqual({
        s_commandName: 'hl_openSession',
        i_timeoutInSeconds: 3600,
      });
    }
  });

  it('keeps the id and the flag, refreshes, then calls back', () => {
    call('hl_openSession', '60', {}, page.cb);
    page.answer({ ...OK, s_sessionId: 'id' });
    expect(page.instance.getSessionId()).toBe('id');
    expect(page.instance.getState().session).toBe(true);
    expect(page.calls).toEqual([['refresh'], ['cb', { ...OK, s_sessionId: 'id' }]]);
  });

  const proxy = { s_proxyIpOrUrl: 'p', i_proxyPort: '3128', s_proxyLogin: '', s_proxyPassword: '' };

  it('forwards the four proxy fields when all are defined, the application, and nothing else', () => {
    const options = { ...proxy, s_applicationId: 'a', i_disableUpdateCheck: 1 };
    expect(call('hl_openSession', 60, options, page.cb)).toEqual({
      s_commandName: 'hl_openSession',
      i_timeoutInSeconds: 60,
      ...proxy,
      s_applicationId: 'a',
    });
    expect(call('hl_openSession', 60, { ...proxy, s_proxyPassword: undefined }, page.cb)).toEqual({
      s_commandName: 'hl_openSession',
      i_timeoutInSeconds: 60,
    });
  });

  it('with a DC parameter, forwards them only when all are filled, and never the application', () => {
    const options = { ...proxy, s_applicationId: 'a' };
    const plain = { s_commandName: 'hl_openSession', s_dcparameters64: 'dc', i_timeoutInSeconds: 60 };
    expect(call('hl_openSessionWithCustomDcParam', 'dc', 60, options, page.cb)).toEqual(plain);
    const filled = { ...proxy, s_proxyLogin: 'u', s_proxyPassword: 'w' };
    expect(call('hl_openSessionWithCustomDcParam', 'dc', 60, filled, page.cb)).toEqual({
      ...plain,
      ...filled,
    });
    page.answer({ ...OK, s_sessionId: 'id' });
    expect(page.instance._sessionId).toBe('id');
  });

  it('sends the user of a terminal server when both inputs of the page are filled', () => {
    const values: Record<string, string> = { TseUserName: 'durand', TseDomainName: '' };
    const getElementById = (id: string) => (id in values ? { value: values[id] } : null);
    vi.stubGlobal('document', { getElementById });
    expect(call('hl_openSession', 60, {}, page.cb)).not.toHaveProperty('s_userName');
    values.TseDomainName = 'CABINET';
    expect(call('hl_openSession', 60, {}, page.cb)).toMatchObject({
      s_userName: 'durand',
      s_domainName: 'CABINET',
    });
  });

  it('is made in MssParameters when the page uses MSS, and what it adds stays there', () => {
    const parameters = { s_numHomologation: 'h', i_timeoutInSeconds: 1 };
    vi.stubGlobal('MssParameters', parameters);
    vi.stubGlobal('dmpConnectJSUseMss', false);
    expect(call('hl_openSession', 60, {}, page.cb)).not.toHaveProperty('s_numHomologation');
    vi.stubGlobal('dmpConnectJSUseMss', true);
    call('hl_openSessionWithCustomDcParam', 'dc', 60, {}, page.cb);
    expect(parameters).toMatchObject({ i_timeoutInSeconds: 60, s_dcparameters64: 'dc' });
    expect(call('hl_openSession', 61, {}, page.cb)).toEqual({
      s_commandName: 'hl_openSession',
      s_numHomologation: 'h',
      s_dcparameters64: 'dc',
      i_timeoutInSeconds: 61,
    });
  });
});

describe('flags', () => {
  const flagged = METHODS.filter(({ effect }) => effect !== undefined && !/session|crash/.test(effect));

  it.each(flagged)(
    '$name sets $effect when the answer is OK, and never clears it',
    ({ name, effect = '' }) => {
      const isSet = () => {
        const [first = '', second] = effect.split('.');
        const state: Record<string, unknown> = page.instance.getState();
        return second === undefined ? state[first] : page.instance.getState().dmp[second];
      };
      const args: unknown[] = name === 'hl_createDmpConnector' ? ['', '', 60, '', 1, null] : [];
      const arity = METHODS.find((row) => row.name === name)?.parameters.length ?? 0;
      while (args.length < arity) args.push('x');
      call(name, ...args, page.cb);
      page.answer({ s_status: 'ERROR' });
      expect([isSet(), page.calls.map(([what]) => what)]).toEqual([false, ['error']]);
      call(name, ...args, page.cb);
      page.answer(OK);
      expect([isSet(), page.calls.map(([what]) => what)]).toEqual([true, ['error', 'refresh', 'cb']]);
      call(name, ...args, page.cb);
      page.answer({ s_status: 'ERROR' });
      expect(isSet()).toBe(true);
    },
  );

  it('are all put back by hl_closeSession, but only when it succeeds', () => {
    openSession();
    page.instance.setDmpState('certifiedIdentity', true);
    call('hl_closeSession', page.cb);
    page.answer({ s_status: 'ERROR' });
    expect([page.instance.getSessionId(), page.instance.getState().session]).toEqual(['id', true]);
    expect(call('hl_closeSession', page.cb)).toEqual({ s_commandName: 'hl_closeSession', s_sessionId: 'id' });
    page.answer(OK);
    expect([page.instance.getSessionId(), page.instance.getState().session]).toEqual(['', false]);
    expect(page.instance.getState().dmp.certifiedIdentity).toBe(false);
    expect(page.calls.slice(-2)).toEqual([['refresh'], ['cb', OK]]);
  });

  it('hl_crash refreshes on whatever it receives, and takes no callback', () => {
    vi.useFakeTimers();
    expect(call('hl_crash')).toEqual({ s_commandName: 'hl_crash' });
    expect(() => page.answer(OK)).toThrow(TypeError);
    expect(page.calls).toEqual([['refresh']]);
    call('hl_crash');
    vi.advanceTimersByTime(30_000);
    expect(page.calls.map(([name]) => name)).toEqual(['refresh', 'refresh', 'error']);
    vi.useRealTimers();
  });
});

describe('arguments', () => {
  beforeEach(openSession);

  it('travel unconverted', () => {
    expect(call('hl_getVitaleCard', '1', undefined, page.cb)).toEqual({
      s_commandName: 'hl_getVitaleCard',
      s_sessionId: 'id',
      i_readerNumber: '1',
    });
    expect(call('hl_getVitaleCard', null, '', page.cb)).toMatchObject({
      i_readerNumber: null,
      s_readerName: '',
    });
  });

  it('that are falsy get the default where there is one', () => {
    expect(call('hl_getCpxCard', undefined, undefined, page.cb)).toMatchObject({
      i_readerNumber: 0,
      s_readerName: '',
    });
  });

  it('that the wrapper adds cannot be switched off', () => {
    expect(call('hl_readCpxCard', '1234', page.cb)).toMatchObject({
      s_pinCode: '1234',
      i_returnCertificates: 1,
    });
    expect(call('hl_getDocumentContent', 7, { i_getCdaHeaders: 0, i_x: 1 }, page.cb)).toMatchObject({
      i_documentHandle: 7,
      i_getCdaHeaders: 1,
      i_getPerformer: 1,
      i_x: 1,
    });
  });

  it('of hl_flushPrintedDocuments are left out when they are nothing', () => {
    for (const ids of [undefined, null]) {
      expect(call('hl_flushPrintedDocuments', ids, page.cb)).not.toHaveProperty('s_documentIds');
    }
    expect(call('hl_flushPrintedDocuments', '', page.cb)).toHaveProperty('s_documentIds', '');
  });

  it('of hl_sendDocument that are optional leave the value of cmd in place when they are empty', () => {
    const cmd = { s_submissionSetTitle: 'lot', s_localPatientId: 'l' };
    const sent = call(
      'hl_sendDocument',
      'ins',
      'f',
      't',
      'd',
      'c',
      1,
      5,
      'h',
      '',
      null,
      undefined,
      ['e'],
      cmd,
      page.cb,
    );
    expect(sent).toEqual({
      s_commandName: 'hl_sendDocument',
      s_sessionId: 'id',
      s_ins: 'ins',
      s_fileContentBase64: 'f',
      s_documentTitle: 't',
      s_documentDescription: 'd',
      s_documentCategory: 'c',
      i_documentVisibility: 1,
      i_documentFormat: 5,
      s_healthcareSetting: 'h',
      s_submissionSetTitle: 'lot',
      s_localPatientId: 'l',
      s_eventCodes: ['e'],
    });
  });

  it('of hl_getPatientWebAccessPdf: phone and mail only when they have a length', () => {
    expect(call('hl_getPatientWebAccessPdf', 'ins', 612345678, null, undefined, undefined, page.cb)).toEqual({
      s_commandName: 'hl_getPatientWebAccessPdf',
      s_sessionId: 'id',
      s_ins: 'ins',
      i_returnAsFile: 0,
    });
    const filled = call('hl_getPatientWebAccessPdf', 'ins', '0612345678', 'a@b.fr', 1, 1, page.cb);
    expect(filled).toMatchObject({
      s_otpPhone: '0612345678',
      s_otpEmail: 'a@b.fr',
      i_openPdfAfterCreation: 1,
    });
  });

  it('of hl_createAcknowledgementPdf become a civil status', () => {
    expect(call('hl_createAcknowledgementPdf', 'ins', 3, 'N', 'G', 1, 0, page.cb)).toMatchObject({
      s_ins: 'ins',
      CivilStatus: { i_gender: 3, s_name: 'N', s_given: 'G' },
    });
  });

  it('of the mail methods: attachments of a message only when there are some, and a list is needed', () => {
    const mail = (list: unknown) =>
      call('hl_sendMssEmail', 'p', 's', 'r', '', '', 't', 'c', 0, list, page.cb);
    expect(mail([])).not.toHaveProperty('Attachments');
    expect(mail([{ s_name: 'a' }])).toHaveProperty('Attachments', [{ s_name: 'a' }]);
    expect(() => mail(undefined)).toThrow(TypeError);
    expect(() => mail(null)).toThrow(TypeError);
    expect(call('hl_generateMssAttachments', [], page.cb)).toHaveProperty('Attachments', []);
  });

  it.each([
    ['', 'https://lps2.dmp.gouv.fr/si-dmp-server/v2/services'],
    ['formation1', 'https://formation1.lps2.dmp.gouv.fr/si-dmp-server/v2/services'],
    ['https://localhost:1/x', 'https://localhost:1/x'],
    ['HTTPS://localhost', 'https://HTTPS://localhost.lps2.dmp.gouv.fr/si-dmp-server/v2/services'],
  ])('of hl_createDmpConnector: the server "%s" is %s', (serverName, s_dmpUrl) => {
    expect(call('hl_createDmpConnector', '1', serverName, 60, 'AMBULATOIRE', 1, null, page.cb)).toEqual({
      s_commandName: 'hl_createDmpConnector',
      s_sessionId: 'id',
      s_pinCode: '1',
      s_dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
    });
  });

  it('of hl_createDmpConnector: a server must be named, and options win over everything', () => {
    expect(() => call('hl_createDmpConnector', '1', undefined, 60, '', 1, null, page.cb)).toThrow(TypeError);
    const options = Object.create(
      { s_dmpUrl: 'inherited' },
      { s_sessionId: { value: 'own', enumerable: true } },
    );
    expect(call('hl_createDmpConnector', '1', '', 60, '', 1, options, page.cb)).toMatchObject({
      s_sessionId: 'own',
      s_dmpUrl: 'inherited',
    });
    expect(Object.keys(options)).toEqual(['s_sessionId']);
  });
});

describe('the extension object', () => {
  beforeEach(openSession);

  it('becomes the command: the caller’s own object, its other members sent, those of the method overwritten', () => {
    const cmd = { i_getConnectionHandle: 1, s_ins: 'old', s_sessionId: 'old' };
    call('hl_findDocuments', 'new', cmd, page.cb);
    expect(cmd).toEqual({
      i_getConnectionHandle: 1,
      s_commandName: 'hl_findDocuments',
      s_sessionId: 'id',
      s_ins: 'new',
    });
    expect(page.sentCommand()).toEqual(cmd);
  });

  it('may carry the structure Ins when the patient is left out', () => {
    expect(call('hl_findDocuments', undefined, { Ins: { s_ins: '1', s_insType: 'T' } }, page.cb)).toEqual({
      s_commandName: 'hl_findDocuments',
      s_sessionId: 'id',
      Ins: { s_ins: '1', s_insType: 'T' },
    });
  });

  it.each([undefined, null, '', 0, false])('is a new object for %j', (cmd) => {
    expect(call('hl_getSessionState', cmd, page.cb)).toEqual({
      s_commandName: 'hl_getSessionState',
      s_sessionId: 'id',
    });
  });

  it('is needed by hl_getObjectParameters', () => {
    expect(() => call('hl_getObjectParameters', null, page.cb)).toThrow(TypeError);
    expect(call('hl_getObjectParameters', { handleId: 3 }, page.cb)).toHaveProperty('handleId', 3);
  });

  it('of setLogLevels has its levels overwritten, by nothing when they are left out', () => {
    expect(call('setLogLevels', { i_dmpConnectLogLevel: 4 }, undefined, 2, page.cb)).toEqual({
      s_commandName: 'setLogLevels',
      i_dmpConnectJsLogLevel: 2,
    });
  });

  it('of a low-level function is copied, and its members win', () => {
    const parameters = { i_list: 4, s_commandName: 'other' };
    expect(page.instance.getListSize(parameters, page.cb)).toBeUndefined();
    expect(page.sentCommand()).toEqual({ s_commandName: 'other', s_sessionId: 'id', i_list: 4 });
    expect(parameters).toEqual({ i_list: 4, s_commandName: 'other' });
  });
});
