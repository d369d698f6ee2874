import { CLOSE, connectWebSocket, frame } from '@dmpconnect/server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT } from '../main-job/patient.js';
import { openSession } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';
import { callAsWrapper, closeCodeOf, monitorAsWrapper } from './testing/wrapper-socket.js';

/** What the vendor's wrapper 0.9.9 and its example pages rely on (js-api 13.1). */

let connector: Connector;
let session: string;

beforeAll(async () => {
  connector = await startConnector();
  session = (await openSession(connector.application)).id;
});
afterAll(() => connector.stop());

const call = (s_commandName: string, fields: object = {}) =>
  callAsWrapper(connector.target, { s_commandName, s_sessionId: session, ...fields });

describe('a command', () => {
  it('is answered in one text frame, and Close 1000 follows without waiting for the client', async () => {
    expect(await call('hl_getPcscReaders')).toMatchObject({ answer: { s_status: 'OK' }, closeCode: 1000 });
  });

  it('that fails is closed with 1000 too', async () => {
    expect(await call('hl_nothing')).toMatchObject({ answer: { s_status: 'ERROR' }, closeCode: 1000 });
    expect(await callAsWrapper(connector.target, 'not json')).toMatchObject({ closeCode: 1000 });
  });

  it('given up by an empty Close before it was sent is answered 1000, never an empty Close', async () => {
    const socket = await connectWebSocket(connector.target);
    socket.write(frame(CLOSE));
    expect(closeCodeOf((await socket.next()).payload)).toBe(1000);
  });
});

describe('a monitor', () => {
  it('acknowledges with the status alone, then every event says OK, and an empty Close gets 1000', async () => {
    const monitor = await monitorAsWrapper(connector.target, {
      s_commandName: 'hl_startDummyMonitoring',
      s_sessionId: session,
    });
    expect(await monitor.next()).toEqual({ s_status: 'OK' });
    for (let event = 0; event < 2; event += 1) {
      expect(await monitor.next()).toEqual({ s_status: 'OK', sMessage: 'Test' });
    }
    expect(await monitor.close()).toBe(1000);
  });

  it('leaves the session free for other commands, and tells a card that comes and goes', async () => {
    const { card } = connector.application.sandbox;
    const monitor = await monitorAsWrapper(connector.target, {
      s_commandName: 'hl_startCpxCardMonitoring',
      s_sessionId: session,
      i_checkingInterval: '1',
    });
    expect(await monitor.next()).toEqual({ s_status: 'OK' });
    expect(await monitor.next()).toEqual({
      s_status: 'OK',
      i_cardStatus: 1,
      s_cardStatus: 'ValidCardInserted',
    });
    expect((await call('hl_getPcscReaders')).answer).toMatchObject({ s_status: 'OK' });
    card.remove();
    expect(await monitor.next()).toEqual({ s_status: 'OK', i_cardStatus: 2, s_cardStatus: 'NoCardInserted' });
    await card.insert();
    expect(await monitor.next()).toMatchObject({ s_status: 'OK', i_cardStatus: expect.any(Number) });
    expect(await monitor.close()).toBe(1000);
    await call('hl_getCpxCard', { s_readerName: connector.application.sandbox.ready.cpxReader });
  });

  it('ends with ERROR 6000/3 when its session is closed', async () => {
    const other = await openSession(connector.application);
    const monitor = await monitorAsWrapper(connector.target, {
      s_commandName: 'hl_startDummyMonitoring',
      s_sessionId: other.id,
    });
    expect(await monitor.next()).toEqual({ s_status: 'OK' });
    await other.send('hl_closeSession');
    let last = await monitor.next();
    while (last.s_status === 'OK') last = await monitor.next();
    expect(last).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 3 });
  });
});

describe('remote commands', () => {
  it('answer JSON to a POST without content type', async () => {
    const body = JSON.stringify({ s_dcparameters64: connector.application.input.dcParameter });
    for (const name of ['registerDcParameter', 'isDcParameterRegistered', 'unregisterDcParameter']) {
      const answer = await connector.http('POST', `/remotecommand/${name}`, { body });
      expect(answer.json()).toMatchObject({ s_status: 'OK' });
    }
    const origins = await connector.http('POST', '/remotecommand/getAllowedOrigins', { body: '{}' });
    expect(origins.json()).toMatchObject({ s_status: 'OK', AllowedOrigins: expect.any(Array) });
  });

  it('answer JSON even to what they refuse', async () => {
    const answer = await connector.http('POST', '/remotecommand/registerDcParameter', { body: '{}' });
    expect(answer.json()).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 2 });
  });
});

describe('lists that pages read without a test', () => {
  it('Readers is an array, with a card and without', async () => {
    const { card } = connector.application.sandbox;
    card.remove();
    const { answer } = await call('hl_getPcscReaders');
    expect(answer.Readers).toBeInstanceOf(Array);
    await card.insert();
    await call('hl_getCpxCard', { s_readerName: connector.application.sandbox.ready.cpxReader });
  });

  it('PracticeLocations is an array, for a card without activity too', async () => {
    const { card, ready } = connector.application.sandbox;
    for (const profile of ['medecin', 'secretaire'] as const) {
      await card.insert({ profile });
      await call('hl_getCpxCard', { s_readerName: ready.cpxReader });
      const { answer } = await call('hl_readCpxCard', { s_pinCode: ready.pin });
      expect(answer.PracticeLocations).toBeInstanceOf(Array);
    }
    await card.insert();
    await call('hl_getCpxCard', { s_readerName: ready.cpxReader });
  });
});

describe('the people of a Vitale card', () => {
  it('are an array whose numbers and birthdays are the texts that pages cut', async () => {
    const { card, ready } = connector.application.sandbox;
    const s_readerName = ready.vitaleReader ?? '';
    await card.insert({ reader: s_readerName, profile: 'vitale-famille' });
    await call('hl_getVitaleCard', { i_readerNumber: '1', s_readerName });
    const { answer } = await call('hl_readVitaleCard');
    expect(answer.Patients).toBeInstanceOf(Array);
    for (const { s_nir, s_birthday } of answer.Patients as Record<string, string>[]) {
      expect(s_nir?.replaceAll(' ', '')).toMatch(/^[12]\d{14}$/);
      expect([6, 8]).toContain(s_birthday?.length);
    }
    card.remove({ reader: s_readerName });
    expect((await call('hl_getVitaleCard', { s_readerName })).answer).toEqual({ s_status: 'OK' });
  });
});

describe('options that a page leaves empty', () => {
  it('may be null, as the kiosk sends them', async () => {
    const { answer } = await callAsWrapper(connector.target, {
      s_commandName: 'hl_openSession',
      i_timeoutInSeconds: 31_104_000,
      s_dcparameters64: null,
      s_applicationId: null,
      s_userName: null,
      s_domainName: '',
      s_proxyIpOrUrl: '',
      i_proxyPort: null,
      MssParameters: null,
    });
    expect(answer).toMatchObject({ s_status: 'OK', s_sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  });
});

describe('a document', () => {
  it('names the kind of its INS by one letter, and its header decodes as UTF-8', async () => {
    const { pin, dmpUrl, documentBase64 } = connector.application.input;
    const connected = await call('hl_createDmpConnector', {
      s_pinCode: pin,
      s_dmpUrl: dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
    });
    expect(connected.answer).toMatchObject({ s_status: 'OK' });
    const status = await call('hl_getDirectAuthenticationDMPStatus', { Ins: PATIENT.Ins });
    expect(status.answer).toMatchObject({
      ExistingTestAnswer: { AdminData: { Ins: { s_ins: PATIENT.Ins.s_ins, s_insType: 'T' } } },
    });
    const sent = await call('hl_sendDocument', {
      ...PATIENT,
      s_fileContentBase64: documentBase64,
      s_documentTitle: 'Été à l’hôpital',
      s_documentDescription: '',
      s_documentCategory: '11488-4',
      i_documentVisibility: '1',
      i_documentFormat: '5',
      s_healthcareSetting: 'SA07',
    });
    const read = await call('hl_getDocumentContentByUniqueId', {
      Ins: PATIENT.Ins,
      s_documentUniqueId: sent.answer.s_uniqueId,
      i_getCdaHeaders: 1,
      i_getPerformer: 1,
    });
    const header = Buffer.from(String(read.answer.s_cdaHeadersInBase64), 'base64');
    expect(new TextDecoder('utf-8', { fatal: true }).decode(header)).toContain('Été à l’hôpital');
    expect(read.answer.s_fileContentInBase64).toBe(documentBase64);
  });
});

describe('numbers that come from the inputs of a page', () => {
  it('are taken as text: reader, interval, practice location, time-outs', async () => {
    const { pin, dmpUrl } = connector.application.sandbox.ready;
    expect((await call('hl_getCpxCard', { s_readerName: '', i_readerNumber: '0' })).answer).toEqual({
      s_status: 'OK',
    });
    const connected = await call('hl_createDmpConnector', {
      s_pinCode: pin,
      s_dmpUrl: dmpUrl,
      i_transactionsTimeout: '60',
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: '1',
      i_proxyPort: '',
    });
    expect(connected.answer).toMatchObject({ s_status: 'OK' });
    const opened = await callAsWrapper(connector.target, {
      s_commandName: 'hl_openSession',
      i_timeoutInSeconds: '3600',
    });
    expect(opened.answer).toMatchObject({ s_status: 'OK' });
  });

  it('are refused by name when they are no numbers', async () => {
    const { answer } = await call('hl_getCpxCard', { i_readerNumber: 'first' });
    expect(answer).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'i_readerNumber must be an integer',
    });
  });
});

describe('base64 that pages give to atob', () => {
  it('is padded and on one line, whatever was sent', async () => {
    const bytes = Buffer.alloc(1000, 'données');
    const sent = bytes
      .toString('base64')
      .replace(/=+$/, '')
      .replace(/(.{76})/g, '$1\r\n');
    const { s_sessionDataId } = (await call('hl_setSessionData', { s_sessionData64: sent })).answer;
    const { answer } = await call('hl_getSessionData', { s_sessionDataId });
    expect(answer.s_sessionData64).toBe(bytes.toString('base64'));
    await call('hl_setPersistantData', { s_persistantData64: sent });
    expect((await call('hl_getPersistantData')).answer.s_persistantData64).toBe(bytes.toString('base64'));
    await call('hl_clearPersistantData');
    expect((await call('hl_getPersistantData')).answer.s_persistantData64).toBe('');
  });
});
