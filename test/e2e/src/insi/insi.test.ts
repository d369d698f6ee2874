import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DmpSession, startDmpSession } from '../conformance/testing/dmp-session.js';

/** INSi and ALDi through the connector, against the strict teleservices of the sandbox (js-api 9, 12.3). */

let session: DmpSession;
let LpsInfos: object;

beforeAll(async () => {
  session = await startDmpSession();
  const { sandbox, input } = session.connector.application;
  LpsInfos = {
    s_idam: sandbox.ready.softwareAuthorization,
    s_numAM: '04',
    s_version: '1.0',
    s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
    s_name: 'Essai',
    s_billingNumber: '991130972',
    s_amoSpecialityCode: '01',
  };
  await session.ok('hl_getCpxCard', { s_readerName: sandbox.ready.cpxReader });
  await session.ok('hl_createInsiConnector', {
    s_pinCode: input.pin,
    i_transactionsTimeout: 60,
    s_practiceSetting: 'AMBULATOIRE',
    i_cpsPracticeLocationIndice: 0,
  });
  await useVitale('vitale-dmp');
});
afterAll(() => session.connector.stop());

const sandbox = () => session.connector.application.sandbox;

async function useVitale(profile: 'vitale-dmp' | 'vitale-famille'): Promise<void> {
  const s_readerName = sandbox().ready.vitaleReader ?? '';
  sandbox().card.remove({ reader: s_readerName });
  await sandbox().card.insert({ profile });
  await session.ok('hl_getVitaleCard', { s_readerName });
  await session.ok('hl_readVitaleCard');
}

const ADRUN = { s_birthName: 'Adrun', s_given: 'Zoé', i_sex: 3, s_birthDate: '1975-12-31' } as const;

describe('INSi', () => {
  it('leads from the Vitale card to a document in the DMP', async () => {
    const found = await session.ok('hl_getInsFromVitaleCard', { LpsInfos, i_vitalePatientIndex: 0 });
    expect(found).toMatchObject({
      i_insIdentityResult: 2,
      Identity: {
        Ins: { s_value: '2790351215189', s_key: '89', s_oid: '1.2.250.1.213.1.4.10' },
        s_birthName: 'PAT-TROIS',
        i_sex: 3,
        s_birthDate: '1979-03-28',
      },
    });
    const { Ins, s_birthPlace } = found.Identity as {
      Ins: { s_value: string; s_key: string; s_oid: string };
      s_birthPlace: string;
    };
    await session.connect();
    const patient = { Ins: { s_ins: `${Ins.s_value}${Ins.s_key}`, s_oid: Ins.s_oid } };
    const status = await session.ok('hl_getDirectAuthenticationDMPStatus', patient);
    expect(status).toMatchObject({ ExistingTestAnswer: { i_dmpStatus: 1 } });
    const { s_uniqueId } = await session.ok('hl_sendDocument', {
      ...patient,
      s_fileContentBase64: session.connector.application.input.documentBase64,
      s_documentTitle: 'Compte rendu',
      s_documentDescription: 'Essai',
      s_documentCategory: '11488-4',
      i_documentVisibility: 1,
      i_documentFormat: 5,
      s_healthcareSetting: 'SA07',
      // The traits of INSi are enough, but for a place that the base does not hold.
      ...(s_birthPlace === '' ? { PatientIdentity: { s_birthPlace: '51215' } } : {}),
    });
    expect(session.dmp.documents().some(({ uniqueId }) => uniqueId === s_uniqueId)).toBe(true);
  });

  it('finds by traits in one call, or name after name', async () => {
    sandbox().teleservices.clearJournal();
    expect(await session.ok('hl_getInsFromIdentityInformation', { LpsInfos, ...ADRUN })).toMatchObject({
      i_insIdentityResult: 2,
      Identity: { Ins: { s_value: '2751263220749', s_key: '74' }, s_birthPlace: '63220' },
    });
    expect(sandbox().teleservices.journal()).toHaveLength(1);
    const catarina = {
      LpsInfos,
      s_birthName: 'TCHITCHI',
      s_given: 'OLA CATARINA BELLA',
      i_sex: 3,
      s_birthDate: '1936-06-21',
    };
    expect(await session.ok('hl_getInsFromIdentityInformation', catarina)).toMatchObject({
      i_insIdentityResult: 1,
    });
    expect(
      await session.ok('hl_getInsFromIdentityInformation', { ...catarina, i_tryAllGivens: 1 }),
    ).toMatchObject({ i_insIdentityResult: 2, Identity: { s_given: 'CATARINA' } });
  });

  it('gives the past identifiers', async () => {
    const ask = (fields: object) =>
      session.ok('hl_getInsFromIdentityInformation', { LpsInfos, ...ADRUN, ...fields });
    const answer = await ask({
      s_birthName: 'ECETINSI',
      s_given: 'PIERRE-ALAIN',
      i_sex: 2,
      s_birthDate: '2009-07-14',
    });
    expect(answer).toMatchObject({ Identity: { History: [{ s_value: '2090763220834' }, {}] } });
  });

  it('verifies, and sends back a key of its own that is wrong', async () => {
    const adrun = { LpsInfos, ...ADRUN, s_oid: '1.2.250.1.213.1.4.10' };
    await session.ok('hl_checkInsIdentity', { ...adrun, s_ins: '2751263220749', s_key: '74' });
    expect(
      await session.call('hl_checkInsIdentity', { ...adrun, s_ins: '2751263220749', s_key: '75' }),
    ).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    const other = { ...adrun, s_ins: '2751263220749', s_key: '74', s_given: 'ANNE' };
    expect(await session.call('hl_checkInsIdentity', other)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1101,
    });
    const hermann = { s_birthName: 'HERMANN', s_given: 'GATIEN', i_sex: 2, s_birthDate: '1981-03-24' };
    const number = { s_ins: '1810363220456', s_key: '60', s_oid: '1.2.250.1.213.1.4.10' };
    const check = () => session.call('hl_checkInsIdentity', { LpsInfos, ...hermann, ...number });
    expect(await check()).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    await session.ok('hl_getInsFromIdentityInformation', { LpsInfos, ...hermann });
    expect(await check()).toMatchObject({ s_status: 'OK' });
  });

  it('hands on the fault of a service that is down, and of a software nobody knows', async () => {
    sandbox().teleservices.force({ scenario: 'unavailable', operation: 'insi.traits', calls: 1 });
    const ask = (s_idam: string) =>
      session.call('hl_getInsFromIdentityInformation', { LpsInfos: { ...LpsInfos, s_idam }, ...ADRUN });
    const down = await ask(sandbox().ready.softwareAuthorization);
    expect(down).toMatchObject({ i_apiErrorType: 2, i_apiErrorCode: 1101 });
    expect(down.s_apiErrorExtendedInformations).toMatch(/^desir_1020: /);
    expect((await ask('NOBODY')).s_apiErrorExtendedInformations).toMatch(/^desir_550: /);
  });

  it('is replaced by the file of the test set-up as long as it is there', async () => {
    const file = join(dirname(sandbox().ready.config), 'overrideinsianswer.do');
    sandbox().teleservices.clearJournal();
    writeFileSync(file, '{"i_insIdentityResult":3}');
    try {
      expect(await session.ok('hl_getInsFromIdentityInformation', { LpsInfos, ...ADRUN })).toEqual({
        s_status: 'OK',
        i_insIdentityResult: 3,
        s_overridden: '1',
      });
      expect(sandbox().teleservices.journal()).toEqual([]);
      expect(readFileSync(file, 'utf8')).not.toBe('');
    } finally {
      rmSync(file);
    }
    await session.ok('hl_getInsFromIdentityInformation', { LpsInfos, ...ADRUN });
    expect(sandbox().teleservices.journal()).toHaveLength(1);
  });

  it('wants the very card that was read', async () => {
    await useVitale('vitale-dmp');
    const s_readerName = sandbox().ready.vitaleReader ?? '';
    sandbox().card.remove({ reader: s_readerName });
    const ask = () => session.call('hl_getInsFromVitaleCard', { LpsInfos, i_vitalePatientIndex: 0 });
    expect(await ask()).toMatchObject({ i_apiErrorType: 4, i_apiErrorCode: 1001 });
    await sandbox().card.insert({ profile: 'vitale-famille' });
    const swapped = await ask();
    expect(swapped.s_apiErrorExtendedInformations).toMatch(/^desir_sim_022: /);
  });
});

describe('ALDi', () => {
  it('lists the illnesses of a person of the card', async () => {
    const { ready } = sandbox();
    await useVitale('vitale-famille');
    await session.ok('hl_createAldiConnector', {
      s_pinCode: ready.pin,
      i_transactionsTimeout: 60,
      s_practiceSetting: 'AMBULATOIRE',
      i_cpsPracticeLocationIndice: 0,
      s_aldiUrl: ready.teleservicesUrl,
    });
    const ask = { LpsInfos, i_vitalePatientIndex: 0, i_returnRawAnswer: 1 };
    const answer = await session.ok('hl_getAldi', ask);
    expect(answer).toMatchObject({
      i_aldiResult: 3,
      Alds: [{ s_number: '8', s_code: 'E11', s_endDate: '' }],
    });
    expect(Buffer.from(String(answer.s_rawAnswerInBase64), 'base64').toString()).toContain('lister');
  });
});
