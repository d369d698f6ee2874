import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT } from '../main-job/patient.js';
import { runMainJob } from '../main-job/run.js';
import { type OpenSession, openSession } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';
import { violation } from './testing/published.js';

/** Numbers of the enumerations as applications meet them, and answers against the published schemas (js-api 11). */

let connector: Connector;
let session: OpenSession;

beforeAll(async () => {
  connector = await startConnector();
  session = await openSession(connector.application);
});
afterAll(() => connector.stop());

const insert = async (profile?: 'other' | 'medecin-expire' | 'secretaire') => {
  const { card, ready } = connector.application.sandbox;
  await card.insert(profile === undefined ? {} : { profile });
  await session.send('hl_getCpxCard', { s_readerName: ready.cpxReader });
};

const slotType = async () => {
  const { Readers } = await session.send('hl_getPcscReaders');
  const name = connector.application.sandbox.ready.cpxReader;
  const reader = (Readers as Record<string, unknown>[]).find(({ s_name }) => s_name === name);
  return [reader?.i_slotType, reader?.s_slotType];
};

describe('what is in a reader', () => {
  it('is 3 for a CPS, 4 for another card, 1 for none', async () => {
    await insert();
    expect(await slotType()).toEqual([3, 'CPS card']);
    await insert('other');
    expect(await slotType()).toEqual([4, expect.any(String)]);
    connector.application.sandbox.card.remove();
    expect(await slotType()).toEqual([1, expect.any(String)]);
  });
});

describe('the state of the card', () => {
  const status = async () => {
    const { i_cardStatus, s_cardStatus } = await session.send('hl_getCpxStatus');
    return [i_cardStatus, s_cardStatus];
  };

  it('has the number and the text of the sheet for each case', async () => {
    await insert();
    expect(await status()).toEqual([1, 'ValidCardInserted']);
    connector.application.sandbox.card.setPinTries(0);
    expect(await status()).toEqual([5, 'CardIsBlocked']);
    connector.application.sandbox.card.setPinTries(3);
    connector.application.sandbox.card.remove();
    await session.send('hl_getCpxCard', { s_readerName: connector.application.sandbox.ready.cpxReader });
    expect(await status()).toEqual([2, 'NoCardInserted']);
    await insert('other');
    expect(await status()).toEqual([3, 'UnknownCardInserted']);
    await insert('medecin-expire');
    expect(await status()).toEqual([6, 'CardIsExpired']);
  });
});

describe('the holder of the card', () => {
  it('has the types of the sheet: CPS 1, CPE 3, test card 2, RPPS 3, authentication 25', async () => {
    await insert();
    const s_pinCode = connector.application.input.pin;
    expect(await session.send('hl_readCpxCard', { s_pinCode })).toMatchObject({
      i_cpxType: 1,
      i_cpxCardType: 2,
      i_internalIdType: 3,
      i_hpAuthenticationMode: 25,
      i_remainingPinCodeInputs: 3,
    });
    await insert('secretaire');
    expect(await session.send('hl_readCpxCard', { s_pinCode })).toMatchObject({ i_cpxType: 3 });
    await insert();
  });
});

describe('the record of a patient', () => {
  it.each([
    ['open and allowed', '279035121518989', { i_dmpStatus: 1, i_userAuthorization: 2 }, 0],
    ['closed', '153078987658513', { i_dmpStatus: 2, s_closingMessage: expect.any(String) }, 0],
    ['none', '277076322082910', { i_dmpStatus: 3 }, 0],
    ['of the treating physician', '185037511600127', { i_dmpStatus: 1, i_sex: 2 }, 1],
  ])('is told by its numbers: %s', async (_, s_ins, expected, i_treatingPhysician) => {
    await insert();
    await session.createDmpConnector();
    const answer = await session.send('hl_getDirectAuthenticationDMPStatus', { s_ins: `${s_ins}T` });
    expect(answer).toMatchObject({ s_status: 'OK', ExistingTestAnswer: expected, i_treatingPhysician });
  });
});

describe('both spellings', () => {
  it('of a speciality, of the event codes and of the patient are read alike', async () => {
    await insert();
    await session.createDmpConnector();
    const hp = {
      s_hpName: 'AUTEUR',
      s_hpGiven: 'PAUL',
      s_hpProfession: '10',
      s_hpProfessionOid: '1.2.250.1.71.1.2.7',
      s_hpInternalId: '899700000099',
      i_hpInternalIdType: 3,
    };
    const EventCode = { s_classification: 'CCAM', s_code: 'DEQP003', s_description: 'ECG' };
    const common = {
      PatientIdentity: PATIENT.PatientIdentity,
      s_fileContentBase64: Buffer.from('Texte', 'utf8').toString('base64'),
      s_documentTitle: 'Deux graphies',
      s_documentCategory: '11488-4',
      i_documentVisibility: '1',
      i_documentFormat: '1',
      s_healthcareSetting: 'SA07',
    };
    for (const fields of [
      { Ins: PATIENT.Ins, s_eventCodes: [EventCode], AdditionalAuthors: [{ ...hp, s_hpSpecialty: 'SM54' }] },
      {
        s_ins: `${PATIENT.Ins.s_ins}T`,
        EventCodes: { '#0': EventCode },
        AdditionalAuthors: { Id0: { ...hp, s_hpSpeciality: 'SM54' } },
      },
    ]) {
      const { s_uniqueId } = await session.send('hl_sendDocument', { ...common, ...fields });
      const { Documents } = await session.send('hl_findDocuments', { Ins: PATIENT.Ins });
      const found = (Documents as Record<string, unknown>[]).find((one) => one.s_uniqueId === s_uniqueId);
      expect(found).toMatchObject({
        s_title: 'Deux graphies',
        i_document_Format: 1,
        i_document_Status: 1,
        i_document_Visibility: 1,
        EventCodes: [{ s_classification: 'CCAM', i_classification: 1, s_code: 'DEQP003' }],
        Authors: expect.arrayContaining([
          expect.objectContaining({ s_hpName: 'AUTEUR', s_hpSpeciality: 'SM54' }),
        ]),
      });
    }
  });

  it('of the persistent data are the same data', async () => {
    await session.send('hl_setPersistentData', { s_persistentData64: 'QUJD' });
    expect(await session.send('hl_getPersistantData')).toMatchObject({ s_persistantData64: 'QUJD' });
    await session.send('hl_clearPersistentData');
    expect(await session.send('hl_getPersistantDataSize')).toMatchObject({ i_persistantDataSize: 0 });
  });
});

describe('the answers of the main job', () => {
  it('are what the published schemas say', async () => {
    await insert();
    for await (const { command, exchange } of runMainJob(
      connector.application.send,
      connector.application.input,
    )) {
      const { s_commandName } = command;
      expect(violation(exchange.answer, `${s_commandName}.answer.json`), s_commandName).toBeUndefined();
    }
  });
});
