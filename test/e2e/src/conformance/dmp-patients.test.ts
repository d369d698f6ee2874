import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { type DmpSession, startDmpSession } from './testing/dmp-session.js';
import { expectFailure } from './testing/failures.js';

/** Patients, rights and access modes on the wire, against the strict DMP of the sandbox (js-api 8.2, 8.3). */

let session: DmpSession;
let state: unknown;

beforeAll(async () => {
  session = await startDmpSession();
  state = session.dmp.saveState();
});
afterAll(() => session.connector.stop());
beforeEach(async () => {
  session.dmp.restoreState(state);
  await session.ok('hl_setDmpAccessMode', { i_accessMode: 1, s_reason: '' });
});

/** Patients of the sandbox (test/sandbox/src/dmp/fixtures/patients.ts). */
const OPEN = '279035121518989T';
const NOT_YET_ASKED = '207058575627097T';
const BLOCKING = '262029999900242T';
const TREATED = '185037511600127T';
const ICE_REFUSED = '298027511600497T';
const MINOR = '112057511600345T';

const status = async (s_ins: string): Promise<Answer> =>
  session.ok('hl_getDirectAuthenticationDMPStatus', { s_ins });
const authorisation = async (s_ins: string) =>
  ((await status(s_ins)).ExistingTestAnswer as Answer).i_userAuthorization;

describe('an authorisation', () => {
  it('is added and removed', async () => {
    expect(await authorisation(NOT_YET_ASKED)).toBe(5);
    const s_ins = NOT_YET_ASKED;
    await session.ok('hl_updateUserDmpAccessAuthorization', { s_ins, i_action: 1 });
    expect(await authorisation(s_ins)).toBe(2);
    await session.ok('hl_updateUserDmpAccessAuthorization', {
      s_ins,
      i_action: '2',
      i_setTreatingPhysician: '1',
    });
    expect(await authorisation(s_ins)).toBe(5);
  });

  it('as the treating physician is taken, and lost by adding with 0', async () => {
    const s_ins = NOT_YET_ASKED;
    await session.ok('hl_updateUserDmpAccessAuthorization', {
      s_ins,
      i_action: 1,
      i_setTreatingPhysician: 1,
    });
    expect(await status(s_ins)).toMatchObject({ i_treatingPhysician: 1 });
    await session.ok('hl_updateUserDmpAccessAuthorization', {
      s_ins,
      i_action: 1,
      i_setTreatingPhysician: 0,
    });
    expect(await status(s_ins)).toMatchObject({ i_treatingPhysician: 0 });
    expect(await authorisation(s_ins)).toBe(2);
  });

  it('is refused to a professional whom the patient blocked, in the words of the DMP', async () => {
    const answer = await session.call('hl_updateUserDmpAccessAuthorization', {
      s_ins: BLOCKING,
      i_action: 1,
    });
    expectFailure(answer, 2, 1002, 'hl_updateUserDmpAccessAuthorization');
    expect(answer.s_apiErrorExtendedInformations).toMatch(/^DMPBlocked/);
  });
});

describe('lists', () => {
  it('tell the records that may be accessed', async () => {
    const { AccessibleDmps } = await session.ok('hl_getAccessibleDMPList', {
      s_type: 'LASTAUTORIZATION',
      s_date: '20200101',
    });
    expect(AccessibleDmps).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ s_ins: TREATED, i_treatingPhysician: 1 }),
        expect.objectContaining({
          s_ins: OPEN,
          s_insC: '1197854176879056415520',
          s_patientName: 'PAT-TROIS',
        }),
      ]),
    );
    const later = await session.ok('hl_getAccessibleDMPList', { s_type: 'LASTDOC', s_date: '20991231' });
    expect(later.AccessibleDmps).toEqual([]);
  });

  it('tell the professionals who may access a record, or may not', async () => {
    const list = async (i_authorizationType?: number) => {
      const answer = await session.ok('hl_getDmpAuthorizationsList', { s_ins: OPEN, i_authorizationType });
      return answer.AuthorizationList as Answer[];
    };
    const all = await list();
    expect(all).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ s_nationalId: '899700000013', i_authorizationType: 1 }),
      ]),
    );
    expect(await list(2)).toHaveLength(all.length);
    expect(await list(3)).toEqual([]);
  });
});

describe('access modes', () => {
  it('centre 15 looks for patients, which an ordinary access may not', async () => {
    const fields = { s_name: 'PAT-TROIS', i_approxName: 0, i_approxCity: 0 };
    const refused = await session.call('hl_findPatients', fields);
    expectFailure(refused, 2, 1001, 'hl_findPatients');
    await session.ok('hl_setDmpAccessMode', { i_accessMode: '3', s_reason: '' });
    const { Patients } = await session.ok('hl_findPatients', fields);
    expect(Patients).toMatchObject([
      { Ins: { s_ins: '279035121518989', s_insType: 'T' }, s_patientGivenName: 'DOMINIQUE', i_sex: 3 },
    ]);
    expect(session.lastCall()?.vihf).toMatchObject({ purpose: 'centre_15', secret: false });
  });

  it('break-glass opens a record without authorisation, unless the patient objected', async () => {
    const find = (s_ins: string) => session.call('hl_findDocuments', { s_ins });
    expectFailure(await find(NOT_YET_ASKED), 2, 1002, 'hl_findDocuments');
    await session.ok('hl_setDmpAccessMode', { i_accessMode: 2, s_reason: 'Patient inconscient' });
    expect(await find(NOT_YET_ASKED)).toMatchObject({ s_status: 'OK' });
    expect(session.lastCall()?.vihf).toMatchObject({ purpose: 'bris_de_glace' });
    expectFailure(await find(ICE_REFUSED), 2, 1002, 'hl_findDocuments');
  });

  it('a secret connection hides the access to a minor', async () => {
    await session.ok('hl_setConfidentialityLevel', { i_enableSecretConnection: 1 });
    await session.ok('hl_findDocuments', { s_ins: MINOR });
    expect(session.lastCall()?.vihf).toMatchObject({ secret: true });
    await session.ok('hl_setConfidentialityLevel', { i_enableSecretConnection: 0 });
    await session.ok('hl_findDocuments', { s_ins: MINOR });
    expect(session.lastCall()?.vihf).toMatchObject({ secret: false });
  });
});

describe('the practice location', () => {
  it('is that of the exchanges that follow', async () => {
    const structure = async () => {
      await status(OPEN);
      return session.lastCall()?.vihf?.structure;
    };
    const before = await structure();
    await session.ok('hl_setPracticeLocation', {
      i_cpsPracticeLocationIndice: 1,
      s_practiceSetting: 'AMBULATOIRE',
    });
    const after = await structure();
    expect(after).not.toBe(before);
    const unknown = { i_cpsPracticeLocationIndice: 1, s_practiceSetting: 'NOWHERE' };
    const refused = await session.call('hl_setPracticeLocation', unknown);
    expectFailure(refused, 6000, 2, 'hl_setPracticeLocation');
    expect(refused.s_apiErrorDescription).toMatch(/s_practiceSetting/);
    expect(await structure()).toBe(after);
  });
});

describe('identities', () => {
  it('the number of a patient comes from his historic one', async () => {
    expect(await session.ok('hl_getInsNirFromInsC', { s_insC: '1197854176879056415520' })).toMatchObject({
      Ins: { s_ins: '279035121518989', s_insType: 'T' },
    });
    const unknown = await session.call('hl_getInsNirFromInsC', { s_insC: '0529782301522593359679' });
    expectFailure(unknown, 2, 1002, 'hl_getInsNirFromInsC');
  });

  it('certified ones were withdrawn by the DMP; where they still exist they are given', async () => {
    const fields = { s_nirOD: OPEN, s_birthDate: '19790328', i_birthRank: '1', s_nirIndividu: '' };
    const withdrawn = await session.call('hl_getCertifiedIdentity', fields);
    expectFailure(withdrawn, 2, 1002, 'hl_getCertifiedIdentity');
    expect(withdrawn.s_apiErrorDescription).toBe('Withdrawn by the DMP');
    expect(withdrawn.s_apiErrorExtendedInformations).toMatch(/DMPWithdrawn/);
    session.dmp.configure({ withdrawn: [] });
    try {
      expect(await session.ok('hl_getCertifiedIdentity', fields)).toMatchObject({
        Ins: { s_ins: '279035121518989', s_insType: 'T' },
        s_birthday: '19790328',
      });
    } finally {
      session.dmp.configure({ withdrawn: ['TD0.0'] });
    }
  });
});

describe('what needs no exchange', () => {
  it('is answered without one', async () => {
    const before = session.dmp.journal().length;
    const { Urls } = await session.ok('hl_getWebPsDmpUrls', { s_ins: OPEN });
    expect(Urls).toHaveLength(8);
    expect(await session.ok('hl_getMajorityAge')).toMatchObject({ i_majorityAge: 18, i_localData: 1 });
    expect(await session.ok('hl_getDmpParameters')).toMatchObject({ i_majorityAge: 18, i_localData: 1 });
    await session.ok('hl_setWebPsRootUrl', { s_url: 'https://ps.example.org' });
    expect((await session.ok('hl_getWebPsDmpUrls', { s_ins: OPEN })).Urls).toContain(
      'https://ps.example.org/AccesDirect/Documents/279035121518989',
    );
    expect(session.dmp.journal()).toHaveLength(before);
  });
});
