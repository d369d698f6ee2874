import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { PATIENT } from '../main-job/patient.js';
import { type OpenSession, openSession } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';
import { expectFailure } from './testing/failures.js';
import { callAsWrapper } from './testing/wrapper-socket.js';

/** Every error that can be provoked carries every field, and is one its command announces (js-api 2.2–2.4). */

let connector: Connector;
let session: OpenSession;

beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());

beforeEach(async () => {
  const { card, licence, ntp } = connector.application.sandbox;
  licence.reset();
  ntp.set({ silent: false, offsetMs: 0 });
  await card.insert();
  card.setPinTries(3);
  session = await openSession(connector.application);
});

const send = async (s_commandName: string, fields: object = {}): Promise<Answer> =>
  (await callAsWrapper(connector.target, { s_commandName, s_sessionId: session.id, ...fields })).answer;

const EXISTENCE = 'hl_getDirectAuthenticationDMPStatus';
const readCard = () => send('hl_readCpxCard', { s_pinCode: connector.application.input.pin });

const DOCUMENT = {
  ...PATIENT,
  s_fileContentBase64: Buffer.from('Texte', 'utf8').toString('base64'),
  s_documentTitle: 'Note',
  s_documentDescription: '',
  s_documentCategory: '11488-4',
  i_documentVisibility: 1,
  i_documentFormat: 1,
  s_healthcareSetting: 'SA07',
};

describe('requests that are no command: 6000/2', () => {
  it.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['no command', '{}'],
    ['an unknown command', '{"s_commandName":"hl_getAldi2"}'],
    ['the name the wrapper only comments', '{"s_name":"hl_openSession"}'],
    [
      'a request over its limit',
      JSON.stringify({ s_commandName: 'hl_openSession', s_x: 'x'.repeat(65_536) }),
    ],
  ])('%s', async (_, message) => {
    const { answer, closeCode } = await callAsWrapper(connector.target, message);
    expectFailure(answer, 6000, 2);
    expect(closeCode).toBe(1000);
  });
});

describe('the session and the input', () => {
  it('6000/3: an unknown session', async () => {
    expectFailure(await send('hl_getPcscReaders', { s_sessionId: 'gone' }), 6000, 3, 'hl_getPcscReaders');
  });

  it('6000/3: a session of another page', async () => {
    const { answer } = await callAsWrapper(
      connector.target,
      { s_commandName: 'hl_getPcscReaders', s_sessionId: session.id },
      { Origin: 'https://localhost:8080' },
    );
    expectFailure(answer, 6000, 3, 'hl_getPcscReaders');
  });

  it('6000/2: a missing, an ill-typed and a too long field, by name', async () => {
    for (const [fields, sentence] of [
      [{}, 's_pinCode is missing'],
      [{ s_pinCode: 1234 }, 's_pinCode must be a text'],
      [{ s_pinCode: '1'.repeat(65) }, 's_pinCode must not be longer than 64 characters'],
    ] as const) {
      const answer = await send('hl_readCpxCard', fields);
      expectFailure(answer, 6000, 2, 'hl_readCpxCard');
      expect(answer.s_apiErrorDescription).toBe(sentence);
    }
  });
});

describe('the card: type 1', () => {
  it('7: a wrong PIN, with the tries left', async () => {
    const answer = await send('hl_readCpxCard', { s_pinCode: '0000' });
    expectFailure(answer, 1, 7, 'hl_readCpxCard');
    expect(answer).toMatchObject({
      i_remainingPinCodeInputs: 2,
      s_apiErrorContext: 'readCpxCard',
    });
  });

  it('1001: no card', async () => {
    connector.application.sandbox.card.remove();
    const other = await openSession(connector.application, 'without-card');
    const answer = await other.send('hl_readCpxCard', { s_pinCode: connector.application.input.pin });
    expectFailure(answer, 1, 1001, 'hl_readCpxCard');
  });

  it('1002: a blocked card', async () => {
    connector.application.sandbox.card.setPinTries(0);
    expectFailure(await readCard(), 1, 1002, 'hl_readCpxCard');
  });

  it('1003: an expired card, which may be read and serves no service', async () => {
    await connector.application.sandbox.card.insert({ profile: 'medecin-expire' });
    await send('hl_getCpxCard', { s_readerName: connector.application.sandbox.ready.cpxReader });
    expect(await readCard()).toMatchObject({ s_status: 'OK' });
    expectFailure(await session.createDmpConnector(), 1, 1003, 'hl_createDmpConnector');
  });

  it('1005: another kind of card', async () => {
    await connector.application.sandbox.card.insert({ profile: 'other' });
    await send('hl_getCpxCard', { s_readerName: connector.application.sandbox.ready.cpxReader });
    expectFailure(await readCard(), 1, 1005, 'hl_readCpxCard');
  });

  it('1004: a card taken out since it was read', async () => {
    await session.createDmpConnector();
    connector.application.sandbox.card.remove();
    expectFailure(await send(EXISTENCE, { Ins: PATIENT.Ins }), 1, 1004, EXISTENCE);
  });

  it('1006: no such reader', async () => {
    expectFailure(await send('hl_getCpxCard', { s_readerName: 'none' }), 1, 1006, 'hl_getCpxCard');
  });
});

describe('the licence, the time, the data: type 1', () => {
  /** A card whose licence was never granted here: a granted one is believed until it ends. */
  async function chooseOtherCard(): Promise<void> {
    const { card, ready } = connector.application.sandbox;
    await card.insert({ profile: 'pharmacien' });
    await send('hl_getCpxCard', { s_readerName: ready.cpxReader });
  }
  const createConnector = () =>
    send('hl_createDmpConnector', {
      s_pinCode: connector.application.input.pin,
      s_dmpUrl: connector.application.input.dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 0,
    });
  const statusPage = async () => (await connector.http('GET', '/')).text;

  it.each([
    ['integrator-disabled', 'publisher of your software may no longer'],
    ['licence-missing', 'No licence is recorded'],
    ['licence-revoked', 'has been revoked'],
    ['licence-expired', 'has come to its end'],
    ['version-disabled', 'version of the connector is no longer allowed'],
    ['environment-mismatch', 'not valid in this environment'],
  ] as const)(
    '1011: %s, in both languages, when asked and when a connector is made',
    async (state, words) => {
      await chooseOtherCard();
      connector.application.sandbox.licence.setState(state);
      for (const [command, ask] of [
        ['hl_checkUserLicenseRight', () => send('hl_checkUserLicenseRight')],
        ['hl_createDmpConnector', createConnector],
      ] as const) {
        const answer = await ask();
        expectFailure(answer, 1, 1011, command);
        expect(answer.s_apiErrorExtendedInformations).toMatch(/^[A-ZÀ-Ý].+\. \/ .+\.$/);
        expect(answer.s_apiErrorExtendedInformations).toContain(words);
      }
      expect(await statusPage()).toContain(words);
    },
  );

  it.each(['down', 'error', 'forged', 'replayed', 'future', 'expired'] as const)(
    '1011: licence servers that are %s; what is local goes on, and the status page says so',
    async (behaviour) => {
      await chooseOtherCard();
      const { licence } = connector.application.sandbox;
      // Something to replay.
      licence.setState('licence-missing');
      await send('hl_checkUserLicenseRight');
      licence.setState('granted');
      licence.setBehaviour(behaviour);
      const answer = await send('hl_checkUserLicenseRight');
      expectFailure(answer, 1, 1011, 'hl_checkUserLicenseRight');
      expect(answer.s_apiErrorExtendedInformations).toMatch(/^Aucun.* serveur.* \/ No licence /);
      expect(await statusPage()).toContain('No licence ');
      expect(await readCard()).toMatchObject({ s_status: 'OK' });
    },
  );

  it('a licence repaired, and all is well again without a restart', async () => {
    await chooseOtherCard();
    const { licence } = connector.application.sandbox;
    licence.setBehaviour('down');
    expectFailure(await createConnector(), 1, 1011, 'hl_createDmpConnector');
    licence.setBehaviour('normal');
    expect(await createConnector()).toMatchObject({ s_status: 'OK' });
    expect(await statusPage()).toContain('The last licence asked for is valid.');
  });

  it('1012: a time server that cannot be reached, at the first transaction and not before', async () => {
    const nobody = { s_ntpIpOrUrl: '127.0.0.1', i_ntpPort: 1 };
    const { pin: s_pinCode, dmpUrl: s_dmpUrl } = connector.application.input;
    const created = await send('hl_createDmpConnector', {
      s_pinCode,
      s_dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
      ...nobody,
    });
    expect(created).toMatchObject({ s_status: 'OK' });
    const answer = await send(EXISTENCE, { Ins: PATIENT.Ins });
    expectFailure(answer, 1, 1012, EXISTENCE);
    expect(answer.s_apiErrorExtendedInformations).toContain('127.0.0.1');
  });

  it('applies what the time server says to the stamps of the DMP, which refuses those of a liar', async () => {
    const { ntp, ready, dmp } = connector.application.sandbox;
    ntp.set({ offsetMs: 3_600_000 });
    // Another name of the same server: what it said before is kept for an hour.
    const { pin: s_pinCode, dmpUrl: s_dmpUrl } = connector.application.input;
    await send('hl_createDmpConnector', {
      s_pinCode,
      s_dmpUrl,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 1,
      s_ntpIpOrUrl: 'localhost',
      i_ntpPort: ready.ntp.port,
    });
    dmp.clearJournal();
    const answer = await send(EXISTENCE, { Ins: PATIENT.Ins });
    expect(answer).toMatchObject({ s_status: 'API_ERROR', i_apiErrorType: 2 });
    expect(dmp.journal().at(-1)?.checks.at(-1)).toMatchObject({ outcome: 'refused' });
    ntp.set({ offsetMs: 0 });
  });

  it('1013: a document that lacks a trait of the patient, by name', async () => {
    await session.createDmpConnector();
    const { s_birthPlace: _, ...PatientIdentity } = PATIENT.PatientIdentity;
    const answer = await send('hl_sendDocument', { ...DOCUMENT, PatientIdentity });
    expectFailure(answer, 1, 1013, 'hl_sendDocument');
  });

  it('1015 and 1016: too much session data, and data that are not there', async () => {
    const tooMuch = Buffer.alloc(1024 * 1024 + 1).toString('base64');
    expectFailure(
      await send('hl_setSessionData', { s_sessionData64: tooMuch }),
      1,
      1015,
      'hl_setSessionData',
    );
    expectFailure(await send('hl_getSessionData', { s_sessionDataId: 'x' }), 1, 1016, 'hl_getSessionData');
    expectFailure(
      await send('hl_setPersistantData', { s_persistantData64: tooMuch }),
      1,
      1015,
      'hl_setPersistantData',
    );
  });
});

describe('the DMP: types 2 and 3', () => {
  it.each([
    ['a fault of the service', { kind: 'SOAP fault' }, 2, 1001],
    ['an answer cut short', { kind: 'wrong content type' }, 2, 1003],
    ['HTTP 503', { kind: 'HTTP 503' }, 2, 1003],
    ['a connection cut', { kind: 'connection reset' }, 3, 56],
  ] as const)('%s', async (_, fault, type, code) => {
    await session.createDmpConnector();
    connector.application.sandbox.dmp.failNext(fault);
    expectFailure(await send(EXISTENCE, { Ins: PATIENT.Ins }), type, code, EXISTENCE);
  });

  it('2/1002: a refusal of the registry, its code first', async () => {
    await session.createDmpConnector();
    connector.application.sandbox.dmp.failNext({ kind: 'XDS failure', code: 'XDSUnknownPatientId' });
    const answer = await send('hl_findDocuments', { Ins: PATIENT.Ins });
    expectFailure(answer, 2, 1002, 'hl_findDocuments');
    expect(answer.s_apiErrorExtendedInformations).toMatch(/^XDSUnknownPatientId/);
  });
});
