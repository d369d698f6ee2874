import { CardError } from '@dmpconnect/card-pkcs11';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  CONNECTOR,
  INS,
  startApplication,
  type TestApplication,
} from '../../testing/application.js';
import { foundDocument } from '../../testing/fake-dmp.js';

let application: TestApplication;
beforeEach(() => {
  application = startApplication();
});

const state = () => application.send('hl_getSessionState');
const dump = (i_objectHandle: unknown, fields: object = {}) =>
  application.send('hl_getObjectParameters', { i_objectHandle, ...fields });
const readString = (i_object: unknown, i_parameter: number, fields: object = {}) =>
  application.send('getObjectParameterString', { i_object, i_parameter, ...fields });
const readInt = (i_object: unknown, i_parameter: number) =>
  application.send('getObjectParameterInt', { i_object, i_parameter });

const BAD_HANDLE = { s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: 1009 };
const BAD_PARAMETER = { s_status: 'API_ERROR', i_apiErrorType: 1, i_apiErrorCode: 1010 };

const EVENT = { code: 'JKHD001', system: '1.2.250.1.213.2.5', label: 'Frottis' };
const AUTHOR = {
  person: {
    identifier: '899700000013',
    identifierSystem: '1.2.250.1.71.4.2.1',
    identifierType: 'IDNPS',
    familyName: 'DOC0001',
    givenName: 'KIT',
  },
  speciality: { code: 'G15_10/SM54', system: '1.2.250.1.213.1.1.4.5', label: 'Médecin - Générale' },
  roles: [],
  institutions: [],
};

/** Opens the DMP and finds two documents. */
async function search(): Promise<Answer> {
  await application.connect();
  application.dmp.documents = [
    foundDocument({ authors: [AUTHOR], events: [EVENT] }),
    foundDocument({ uniqueId: '2.25.2222', title: 'Autre' }),
  ];
  await application.send('hl_findDocuments', { Ins: INS });
  return state();
}

async function firstDocument(): Promise<unknown> {
  const { i_documentsFound } = await search();
  const { i_returnValue } = await application.send('getObjectFromList', {
    i_list: i_documentsFound,
    i_position: 0,
  });
  return i_returnValue;
}

describe('hl_getSessionState', () => {
  it('is all zeros at first', async () => {
    const { s_status, ...handles } = await state();
    expect(s_status).toBe('OK');
    expect(Object.keys(handles).length).toBe(11);
    expect(new Set(Object.values(handles))).toEqual(new Set([0]));
  });

  it('grows with what the session sets up, and keeps its handles', async () => {
    await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
    const chosen = await state();
    expect(chosen).toMatchObject({ i_authToken: 0, i_dmpConnector: 0 });
    expect(chosen.i_cpxReader).not.toBe(0);
    expect(chosen.i_cpxCard).not.toBe(chosen.i_cpxReader);

    const found = await search();
    expect(found).toMatchObject({ i_cpxReader: chosen.i_cpxReader, i_cpxCard: chosen.i_cpxCard });
    for (const name of ['i_practiceLocation', 'i_authToken', 'i_connection', 'i_user', 'i_dmpConnector']) {
      expect(found[name], name).not.toBe(0);
    }
    expect(Number(found.i_documentsFound) >>> 16).toBe(1);
    expect(Number(found.i_connection) >>> 16).toBe(4);
    expect(Number(found.i_dmpConnector) >>> 16).toBe(5);
    expect(await state()).toEqual(found);
  });

  it('tells the types of its objects', async () => {
    const found = await search();
    const types = { i_cpxReader: 107, i_cpxCard: 16, i_authToken: 17, i_user: 9, i_documentsFound: 2 };
    for (const [name, type] of Object.entries(types)) {
      const answer = await application.send('getHandleType', { i_handle: found[name] });
      expect(answer, name).toEqual({ s_status: 'OK', i_returnValue: type });
    }
  });

  it('lets the objects of a connector die when another one takes its place', async () => {
    const before = await search();
    await application.send('hl_createDmpConnector', CONNECTOR);
    const after = await state();
    expect(after.i_dmpConnector).not.toBe(before.i_dmpConnector);
    for (const i_handle of [before.i_dmpConnector, before.i_connection, before.i_user]) {
      expect(await application.send('handleExists', { i_handle })).toMatchObject({ i_returnValue: 0 });
    }
  });
});

describe('the last failure', () => {
  it('is an object of the session until the next one', async () => {
    await application.send('hl_getCpxCard', { s_readerName: 'Reader Z' });
    const { i_error } = await state();
    expect(await dump(i_error)).toEqual({
      s_status: 'OK',
      handleId: i_error,
      type: 3,
      1: 'Reader not found',
      2: 'getCpxCard',
      3: 'No reader has that name or number.',
      64: 1006,
      65: 1,
    });
    expect(await application.send('releaseErrorObject', { i_error })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
    });
    const next = await state();
    expect(next.i_error).not.toBe(i_error);
    expect(await readInt(next.i_error, 65)).toMatchObject({ i_returnValue: 6000 });
    expect(await readInt(i_error, 65)).toMatchObject(BAD_HANDLE);
  });
});

describe('parameters of an object', () => {
  it('are read one by one, as texts, in base64 and by their size', async () => {
    const document = await firstDocument();
    expect(await readString(document, 51)).toEqual({
      s_status: 'OK',
      s_utf8String: 'Compte rendu',
      s_utf8StringSize: '12',
      i_utf8StringSize: 12,
    });
    expect(await readString(document, 51, { i_resultInBase64: '1' })).toMatchObject({
      s_utf8String: Buffer.from('Compte rendu').toString('base64'),
      s_utf8StringSize: '12',
    });
    expect(
      await application.send('getObjectParameterStringSize', { i_object: document, i_parameter: 51 }),
    ).toEqual({ s_status: 'OK', i_returnValue: 12 });
    expect(await readString(document, 58)).toMatchObject({ s_utf8String: '279035121518989T' });
    expect(await readString(document, 50)).toMatchObject({ s_utf8String: '', s_utf8StringSize: '0' });
    expect(await readInt(document, 92)).toMatchObject({ i_returnValue: 5 });
  });

  it('of a document fetch it at the first need, once', async () => {
    const document = await firstDocument();
    expect(await readString(document, 21, { i_resultInBase64: 1 })).toMatchObject({
      s_utf8String: Buffer.from('%PDF-1.4').toString('base64'),
      i_utf8StringSize: 8,
    });
    expect(await readString(document, 103)).toMatchObject({ s_utf8String: '<ClinicalDocument/>' });
    expect(await readInt(document, 87)).toMatchObject({ i_returnValue: 1 });
    const performer = await readInt(document, 80);
    expect(await readInt(document, 80)).toEqual(performer);
    expect(application.dmp.asked.retrievals).toHaveLength(1);
  });

  it('that are objects give a handle, and lists give their objects', async () => {
    const document = await firstDocument();
    const { i_returnValue: authors } = await readInt(document, 81);
    expect(await application.send('getListSize', { i_list: authors })).toMatchObject({ i_returnValue: 1 });
    const { i_returnValue: author } = await application.send('getObjectFromList', {
      i_list: authors,
      i_position: '0',
    });
    expect(Number(author) >>> 16).toBe(8);
    expect(await readString(author, 13)).toMatchObject({ s_utf8String: 'SM54' });
    expect(await application.send('getObjectFromList', { i_list: authors, i_position: 1 })).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining('i_position'),
    });
  });

  it('that it does not have, or not in that form, are refused', async () => {
    const document = await firstDocument();
    expect(await readString(document, 9)).toMatchObject(BAD_PARAMETER);
    expect(await readString(document, 92)).toMatchObject(BAD_PARAMETER);
    expect(await readInt(document, 51)).toMatchObject(BAD_PARAMETER);
    expect(
      await application.send('getObjectParameterFloat', { i_object: document, i_parameter: 70 }),
    ).toMatchObject(BAD_PARAMETER);
    expect(await readString(0, 51)).toMatchObject(BAD_HANDLE);
    expect(await application.send('getListSize', { i_list: document })).toMatchObject(BAD_HANDLE);
  });

  it('that are passwords are never read', async () => {
    await application.connect({
      s_proxyIpOrUrl: 'proxy.example',
      i_proxyPort: 3128,
      s_proxyLogin: 'login',
      s_proxyPassword: 'not to be told',
    });
    const { i_connection } = await state();
    expect(await readString(i_connection, 8)).toMatchObject(BAD_PARAMETER);
    const all = await dump(i_connection);
    expect(all).toMatchObject({ type: 12, 6: 'proxy.example', 7: 'login', 67: 60, 68: 3128 });
    expect(JSON.stringify(all)).not.toContain('not to be told');
    expect(all).not.toHaveProperty('8');
  });

  it('of the connector lead to the card’s holder and his practice location', async () => {
    await application.connect({ s_localPatientRootOid: '1.2.3' });
    const { i_dmpConnector, i_user, i_practiceLocation, i_connection } = await state();
    expect(await dump(i_dmpConnector)).toMatchObject({
      type: 13,
      18: '2.25.1',
      19: '',
      94: '1.2.3',
      77: { handleId: i_connection, type: 12, 76: 0 },
      78: { handleId: i_practiceLocation, 15: 'CABINET M DOC0001', 17: 'AMBULATOIRE', 112: 'SA07', 83: 0 },
      79: { handleId: i_user, type: 9, 9: 'DOC0001', 14: '899700000013', 86: 25 },
    });
  });

  it('of the card come from it without a PIN, and say that it left', async () => {
    await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
    const { i_cpxCard, i_cpxReader } = await state();
    expect(await dump(i_cpxCard)).toMatchObject({
      type: 16,
      99: '8025000000123456',
      110: 'Reader A',
      111: '20281231',
      69: 1,
      100: 2,
    });
    expect(await dump(i_cpxReader)).toMatchObject({ type: 107, 109: 'Reader A' });
    expect(application.cards.pinsGiven).toEqual([]);
    application.cards.holder = new CardError('CARD_ABSENT', 'No card.');
    expect(await readString(i_cpxCard, 99)).toMatchObject({ i_apiErrorCode: 1001 });
    expect(await readString(i_cpxCard, 110)).toMatchObject({ s_utf8String: 'Reader A' });
  });

  it('of the Vitale card and its people are those of the last reading', async () => {
    await application.send('hl_getVitaleCard', { s_readerName: 'Reader B' });
    await application.send('hl_readVitaleCard');
    const { i_vitaleCard } = await state();
    expect(await dump(i_vitaleCard)).toMatchObject({ type: 6, 30: '<D>ADRUN</D>', 101: 2, 113: 'Reader B' });
    expect(await application.send('getListSize', { i_list: i_vitaleCard })).toMatchObject({
      i_returnValue: 1,
    });
    const first = { i_list: i_vitaleCard, i_position: 0 };
    const { i_returnValue: person } = await application.send('getObjectFromList', first);
    expect(await dump(person)).toMatchObject({ type: 7, 31: 'ADRUN', 33: 'ZOE', 72: 1, 36: '<b>ADRUN</b>' });
    expect(await application.send('getObjectFromList', first)).toMatchObject({ i_returnValue: person });
  });
});

describe('hl_getObjectParameters', () => {
  it('gives what is asked for, each in its form', async () => {
    const document = await firstDocument();
    const answer = await dump(document, {
      stringIds: { Id1: 51, Id0: '20' },
      stringBase64Ids: { Id0: 53 },
      integerIds: [70, 95],
      floatIds: '',
    });
    expect(answer).toEqual({
      s_status: 'OK',
      handleId: document,
      type: 11,
      20: '2.25.1111',
      51: 'Compte rendu',
      53: Buffer.from('10').toString('base64'),
      70: 1234,
      95: {
        handleId: expect.any(Number),
        type: 2,
        list: [{ handleId: expect.any(Number), type: 19, 96: 'JKHD001', 97: 'Frottis', 98: 1 }],
      },
    });
    expect(await dump(document, { stringIds: { Id0: 9 } })).toMatchObject(BAD_PARAMETER);
  });

  it('dumps a list with all its objects, and asks nothing of the DMP', async () => {
    const { i_documentsFound } = await search();
    const answer = await dump(i_documentsFound);
    expect(answer).toMatchObject({
      handleId: i_documentsFound,
      type: 2,
      list: [
        { type: 11, 51: 'Compte rendu', 21: '', 80: 0, 81: { type: 2, list: [{ type: 9, 9: 'DOC0001' }] } },
        { type: 11, 51: 'Autre', 81: { type: 2, list: [] } },
      ],
    });
    expect(application.dmp.asked.retrievals).toEqual([]);
  });

  it('shows the content of the document fetched last', async () => {
    const document = await firstDocument();
    await application.send('hl_getDocumentContent', { i_documentHandle: document });
    expect(await dump(document)).toMatchObject({
      21: Buffer.from('%PDF-1.4').toString('base64'),
      87: 1,
      80: { type: 9 },
    });
  });
});

describe('the life of handles', () => {
  it('ends at the next search, except that of a copy', async () => {
    const document = await firstDocument();
    const { i_documentsFound } = await state();
    const { i_returnValue: copy } = await application.send('copyObjectFromList', {
      i_list: i_documentsFound,
      i_position: 0,
    });
    expect(copy).not.toBe(document);
    await application.send('hl_findDocuments', { Ins: INS });
    expect(await readString(document, 51)).toMatchObject(BAD_HANDLE);
    expect(await dump(i_documentsFound)).toMatchObject(BAD_HANDLE);
    expect(await readString(copy, 51)).toMatchObject({ s_utf8String: 'Compte rendu' });
  });

  it('ends when they are released; what belongs to the session is not', async () => {
    const document = await firstDocument();
    const { i_documentsFound, i_dmpConnector, i_cpxCard } = await state();
    expect(await application.send('releaseList', { i_list: document })).toMatchObject(BAD_HANDLE);
    expect(await application.send('releaseList', { i_list: i_documentsFound })).toEqual({ s_status: 'OK' });
    expect(await readString(document, 51)).toMatchObject({ s_status: 'OK' });
    expect(await application.send('releaseObject', { i_handle: document })).toEqual({ s_status: 'OK' });
    expect(await application.send('releaseObject', { i_handle: document })).toMatchObject(BAD_HANDLE);
    for (const i_handle of [i_dmpConnector, i_cpxCard]) {
      expect(await application.send('releaseObject', { i_handle })).toMatchObject({ i_apiErrorCode: 2 });
    }
  });
});

describe('createObject', () => {
  it.each([2, 9, 10, 11, 12, 14, 15, 18, 19])('makes an empty object of type %d', async (i_type) => {
    const { i_returnValue } = await application.send('createObject', { i_type });
    expect(await application.send('getHandleType', { i_handle: i_returnValue })).toMatchObject({
      i_returnValue: i_type,
    });
    const { s_status, handleId, type, ...parameters } = await dump(i_returnValue);
    expect({ s_status, handleId, type }).toEqual({ s_status: 'OK', handleId: i_returnValue, type: i_type });
    for (const value of Object.values(parameters)) expect(['', 0, []]).toContainEqual(value);
    expect(await application.send('releaseObject', { i_handle: i_returnValue })).toEqual({ s_status: 'OK' });
  });

  it.each([1, 3, 4, 6, 8, 13, 16, 17, 107])('says that type %d cannot be created', async (i_type) => {
    expect(await application.send('createObject', { i_type })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1014,
    });
  });

  it('refuses a number that is no type', async () => {
    expect(await application.send('createObject', { i_type: 99 })).toMatchObject({ i_apiErrorCode: 2 });
  });
});

describe('checkValidity', () => {
  const check = async (i_handle: unknown) =>
    (await application.send('checkValidity', { i_handle })).i_returnValue;

  it('follows the card, for it and for all that needs its keys', async () => {
    const { i_cpxCard, i_authToken, i_dmpConnector, i_connection, i_documentsFound } = await search();
    const handles = [i_cpxCard, i_authToken, i_dmpConnector, i_connection, i_documentsFound];
    expect(await Promise.all(handles.map(check))).toEqual([1, 1, 1, 1, 1]);
    application.cards.keysFail = new CardError('CARD_CHANGED', 'The card was removed.');
    application.cards.status = { state: 'no-card' };
    expect(await Promise.all(handles.map(check))).toEqual([0, 0, 0, 0, 1]);
  });

  it('is an answer for a handle of nothing, as handleExists', async () => {
    expect(await check(0x2_0001)).toBe(0);
    expect(await application.send('handleExists', { i_handle: '0' })).toMatchObject({ i_returnValue: 0 });
    expect(await application.send('getHandleType', { i_handle: 1 })).toMatchObject(BAD_HANDLE);
  });
});

describe('global parameters', () => {
  it('are read by their number', async () => {
    const version = { i_globalParameter: 1 };
    expect(await application.send('getParameterString', version)).toMatchObject({ s_utf8String: '0.1.0' });
    expect(await application.send('getParameterStringSize', version)).toMatchObject({ i_returnValue: 5 });
    const numbers = await Promise.all(
      [6, 7, 8, 10].map((i_globalParameter) => application.send('getParameterInt', { i_globalParameter })),
    );
    expect(numbers.map(({ i_returnValue }) => i_returnValue)).toEqual([0, 1, 0, 0]);
    for (const i_globalParameter of [2, 3, 4, 5]) {
      expect(await application.send('getParameterString', { i_globalParameter })).toMatchObject({
        s_utf8String: '',
      });
    }
  });

  it('give the time servers in force', async () => {
    await application.connect({ s_ntpIpOrUrl: 'time.example', i_ntpPort: 1123 });
    const { i_returnValue } = await application.send('getParameterInt', { i_globalParameter: 9 });
    expect(await dump(i_returnValue)).toMatchObject({ type: 8, 4: 'time.example', 66: 1123, 74: 0 });
    const float = { i_object: i_returnValue, i_parameter: 74 };
    expect(await application.send('getObjectParameterFloat', float)).toEqual({
      s_status: 'OK',
      f_returnValue: 0,
    });
  });

  it('that do not exist, or not in that form, are refused', async () => {
    for (const i_globalParameter of [0, 11, 6]) {
      expect(await application.send('getParameterString', { i_globalParameter })).toMatchObject(
        BAD_PARAMETER,
      );
    }
    expect(await application.send('getParameterInt', { i_globalParameter: 1 })).toMatchObject(BAD_PARAMETER);
  });
});
