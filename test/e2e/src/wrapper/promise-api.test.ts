import { ApiError, connect, type DmpConnect, type LogEvent, TransportError } from '@dmpconnect/js-wrapper';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../document.js';
import { PATIENT } from '../main-job/patient.js';
import { type Application, shareApplication } from '../testing/application.js';
import { standing } from '../testing/secret.js';
import { optionsFor } from './node-client.js';

let application: Application;
beforeAll(async () => {
  application = await shareApplication();
});
afterAll(() => application.stop());
beforeEach(async () => {
  await application.sandbox.card.insert();
  application.sandbox.card.setPinTries(3);
});

const INS = PATIENT.Ins;
const PATIENT_TRAITS = {
  birthName: 'PAT-TROIS',
  birthGiven: 'DOMINIQUE',
  givens: 'DOMINIQUE',
  usedName: 'PAT-TROIS',
  usedGiven: 'DOMINIQUE',
  birthDate: '1979-03-28',
  sex: 'F',
  birthPlace: '51215',
} as const;

async function openDmp(dmp: DmpConnect) {
  const { pin, dmpUrl } = application.input;
  await dmp.connector.create({
    pinCode: pin,
    dmpUrl,
    transactionsTimeout: 60,
    practiceSetting: 'AMBULATOIRE',
    cpsPracticeLocationIndice: 1,
  });
}

describe.each(['kept', 'single'] as const)('the promise API, %s sockets', (sockets) => {
  const log: LogEvent[] = [];
  let dmp: DmpConnect;
  beforeAll(async () => {
    dmp = await connect({
      ...optionsFor(application, `promise-${sockets}`),
      sockets,
      log: (event) => void log.push(event),
    });
  });
  afterAll(() => dmp.close());

  it('opens a session, and knows how its calls travel', () => {
    expect(dmp.sessionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(dmp.serviceVersion).toMatch(/^\d+\.\d+/);
    expect([dmp.state, dmp.sockets]).toEqual(['open', sockets]);
  });

  it('does the whole job in its own words: card, connector, existence, send, find, content', async () => {
    const { readers } = await dmp.cards.getPcscReaders();
    const reader = readers.find(({ slotType }) => slotType === 'cps');
    expect(reader).toMatchObject({ slotTypeText: 'CPS card', accessMode: 'pcsc' });
    await dmp.cards.getCpxCard({ readerName: reader?.name });
    const card = await dmp.cards.readCpxCard({ pinCode: application.input.pin, returnCertificates: true });
    expect(card).toMatchObject({ internalIdType: 'RPPS', cpxType: 'CPS', remainingPinCodeInputs: 3 });
    expect(card.practiceLocations[1]).toHaveProperty('practiceLocationHealthcareSettings', 'SA07');
    expect(card.authenticationCertificatePEM).toContain('BEGIN CERTIFICATE');
    await openDmp(dmp);
    const { existingTestAnswer } = await dmp.patient.getDirectAuthenticationStatus({
      ins: { ins: INS.s_ins, insType: 'T' },
    });
    expect(existingTestAnswer).toMatchObject({ dmpStatus: 'active', userAuthorization: 'granted' });
    const content = readDocument();
    const { uniqueId } = await dmp.documents.sendDocument({
      ins: `${INS.s_ins}T`,
      patientIdentity: PATIENT_TRAITS,
      fileContentBase64: content,
      documentTitle: `Compte rendu ${sockets}`,
      documentCategory: '11488-4',
      documentVisibility: ['normal'],
      documentFormat: 'pdf',
      healthcareSetting: 'SA07',
    });
    const { documents } = await dmp.documents.find({
      ins: { ins: INS.s_ins, insType: 'T' },
      status: ['approved'],
    });
    const found = documents.find((document) => document.uniqueId === uniqueId);
    expect(found).toMatchObject({
      title: `Compte rendu ${sockets}`,
      documentFormat: 'pdf',
      documentStatus: 'approved',
      documentVisibility: ['normal'],
    });
    const fetched = await dmp.documents.getContent({ documentHandle: found?.handle ?? 0 });
    expect(Buffer.from(fetched.fileContentInBase64, 'base64').equals(content)).toBe(true);
  });

  it('says the same under the names of the wire', async () => {
    const { Readers } = await dmp.call('hl_getPcscReaders');
    expect(Readers[0]).toHaveProperty('i_slotType');
    expect((await dmp.session.exists()).exists).toBe(true);
  });

  it('says a wrong PIN by a code, with the tries left, and nowhere the PIN', async () => {
    await dmp.cards.getCpxCard({ readerName: application.sandbox.ready.cpxReader });
    const error = await dmp.cards.readCpxCard({ pinCode: '9753' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      code: 'PIN_REFUSED',
      command: 'hl_readCpxCard',
      apiErrorType: 1,
      apiErrorCode: 7,
      remainingPinCodeInputs: 2,
      mayHaveBeenCarriedOut: false,
    });
    const told = JSON.stringify([log, error, String(error), (error as Error).stack]);
    expect(told).not.toMatch(standing('9753'));
    expect(told).not.toMatch(standing(application.input.pin));
    expect(log).toContainEqual(
      expect.objectContaining({ event: 'failed', command: 'hl_readCpxCard', result: 'PIN_REFUSED' }),
    );
  });

  it('streams a card that leaves and comes, beside other calls', async () => {
    await dmp.cards.getCpxCard({ readerName: application.sandbox.ready.cpxReader });
    const seen: (string | number)[] = [];
    for await (const { cardStatus } of dmp.monitoring.cpxCard({ checkingInterval: 1 })) {
      seen.push(cardStatus);
      if (cardStatus === 'valid') {
        await dmp.cards.getPcscReaders();
        application.sandbox.card.remove();
      } else if (cardStatus === 'no-card') await application.sandbox.card.insert();
      else break;
    }
    expect(seen).toEqual(['valid', 'no-card', 'changed']);
  });

  it('gives a call up by its signal, before and after it left', async () => {
    const early = dmp.cards.getPcscReaders({}, { signal: AbortSignal.abort() });
    await expect(early).rejects.toMatchObject({
      code: 'ABORTED',
      name: 'AbortError',
      mayHaveBeenCarriedOut: false,
    });
    const controller = new AbortController();
    const hanging = dmp.debug.zombie({}, { signal: controller.signal });
    controller.abort();
    await expect(hanging).rejects.toBeInstanceOf(TransportError);
    await expect(hanging).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('a session', () => {
  it('that expired is told once, by the error and by the callback; reopen() opens another', async () => {
    let expired = 0;
    const dmp = await connect({
      ...optionsFor(application, 'expiring'),
      onSessionExpired: () => {
        expired += 1;
      },
    });
    const { sessionId } = dmp;
    await dmp.call('hl_closeSession');
    await expect(dmp.cards.getPcscReaders()).rejects.toMatchObject({ code: 'INVALID_SESSION' });
    await expect(dmp.cards.getPcscReaders()).rejects.toMatchObject({ code: 'INVALID_SESSION' });
    expect([expired, dmp.state]).toEqual([1, 'expired']);
    await dmp.reopen();
    expect(dmp.state).toBe('open');
    expect(dmp.sessionId).not.toBe(sessionId);
    expect((await dmp.cards.getPcscReaders()).readers.length).toBeGreaterThan(0);
    await dmp.close();
    expect(dmp.state).toBe('closed');
    await expect(dmp.cards.getPcscReaders()).rejects.toMatchObject({ code: 'CLIENT_CLOSED' });
  });

  it('ends with its block', async () => {
    let left: DmpConnect;
    {
      await using dmp = await connect(optionsFor(application, 'using'));
      left = dmp;
    }
    expect(left.state).toBe('closed');
  });
});
