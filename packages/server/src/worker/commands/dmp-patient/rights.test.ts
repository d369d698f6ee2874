import { DmpError, DmpServiceError } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { INS, startApplication } from '../../testing/application.js';

async function connected() {
  const application = startApplication();
  await application.connect();
  const { calls, failures } = application.dmp.patients;
  return { application, send: application.send, calls, failures };
}

describe('hl_updateUserDmpAccessAuthorization', () => {
  it.each([
    [{ i_action: 1, i_setTreatingPhysician: '1' }, [{ action: 'add', treatingPhysician: true }]],
    [{ i_action: '2', i_setTreatingPhysician: 1 }, [{ action: 'remove' }]],
    // js-api 8.3: to lose the treating status, add with 0.
    [
      { i_action: 1, i_setTreatingPhysician: 0 },
      [
        { action: 'remove', treatingPhysician: true },
        { action: 'add', treatingPhysician: false },
      ],
    ],
  ])('does %j', async (fields, updates) => {
    const { send, calls } = await connected();
    const answer = await send('hl_updateUserDmpAccessAuthorization', {
      s_ins: '279035121518989T',
      ...fields,
    });
    expect(answer).toEqual({ s_status: 'OK' });
    expect(calls.map(({ argument }) => argument)).toMatchObject(updates);
  });

  it('takes nothing away from who is not the treating physician', async () => {
    const { application, send, calls } = await connected();
    application.dmp.existence = { ...application.dmp.existence, treatingPhysician: false };
    await send('hl_updateUserDmpAccessAuthorization', { Ins: INS, i_action: 1 });
    expect(calls.map(({ argument }) => argument)).toMatchObject([
      { action: 'add', treatingPhysician: false },
    ]);
  });

  it('says what the DMP refused, its own code first', async () => {
    const { send, failures } = await connected();
    failures.setAuthorization = new DmpServiceError('SERVICE_REFUSED', 'TD0.3', [
      { code: 'DMPBlocked', text: 'PS bloqué', severity: 'error' },
    ]);
    expect(await send('hl_updateUserDmpAccessAuthorization', { Ins: INS, i_action: 2 })).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1002,
      s_apiErrorExtendedInformations: 'DMPBlocked: PS bloqué',
      s_apiErrorContext: 'updateUserDmpAccessAuthorization',
    });
  });
});

describe('hl_getAccessibleDMPList', () => {
  it('lists records, with empty texts for what the DMP does not say', async () => {
    const { send, calls } = await connected();
    expect(await send('hl_getAccessibleDMPList', { s_type: 'LASTDOC', s_date: '20260101' })).toEqual({
      s_status: 'OK',
      AccessibleDmps: [
        {
          s_ins: '279035121518989T',
          s_insC: '0529782301522593359679',
          s_birthday: '19790328',
          s_patientName: 'PAT-TROIS',
          s_patientBirthName: 'PAT-TROIS',
          s_patientGivenName: 'DOMINIQUE',
          s_lastAccessDate: '20261120093000',
          s_lastAddDate: '20261120093012',
          s_lastUpdateDate: '',
          i_treatingPhysician: 1,
        },
      ],
    });
    await send('hl_getAccessibleDMPList', { s_type: 'LASTAUTORIZATION', s_date: '20260101' });
    expect(calls.map(({ argument }) => argument)).toEqual([
      { since: '20260101', by: 'lastDocument' },
      { since: '20260101', by: 'lastAuthorization' },
    ]);
  });

  it.each([
    [{ s_type: 'LASTAUTHORIZATION', s_date: '20260101' }, 's_type must be one of LASTAUTORIZATION, LASTDOC'],
    [{ s_type: 'LASTDOC', s_date: '20260230' }, 's_date must be a date YYYYMMDD'],
    [{ s_type: 'LASTDOC', s_date: '2026' }, 's_date must be a date YYYYMMDD'],
    [{ s_type: 'LASTDOC' }, 's_date is missing'],
  ])('refuses %j', async (fields, text) => {
    const { send } = await connected();
    const answer = await send('hl_getAccessibleDMPList', fields);
    expect(answer).toMatchObject({ i_apiErrorCode: 2, s_apiErrorDescription: text });
  });
});

describe('hl_findPatients', () => {
  it('looks for what is given, and says whether there are more', async () => {
    const { send, calls } = await connected();
    const answer = await send('hl_findPatients', {
      s_name: 'MAR',
      s_givenName: '',
      s_birthday: '19790328',
      i_sex: '3',
      i_approxName: '1',
      i_approxCity: 0,
    });
    expect(answer).toEqual({
      s_status: 'OK',
      Patients: [
        {
          Ins: { s_ins: '279035121518989', s_insType: 'T' },
          s_patientName: 'MARTIN',
          s_patientBirthName: 'PAT-TROIS',
          s_patientGivenName: 'DOMINIQUE',
          s_birthday: '19790328',
          i_sex: 3,
          s_city: 'PARIS',
          s_postalCode: '',
        },
      ],
      i_moreResults: 1,
    });
    expect(calls[0]?.argument).toEqual({
      familyName: 'MAR',
      birthDate: '19790328',
      sex: 'F',
      approximateName: true,
      approximateCity: false,
    });
  });

  it.each([
    [{ s_name: 'M', i_approxName: 0, i_approxCity: 0 }, 's_name must have at least 2 characters'],
    [{ s_name: 'MA', i_approxCity: 0 }, 'i_approxName is missing'],
    [{ s_name: 'MA', i_approxName: 0 }, 'i_approxCity is missing'],
    [{ s_name: 'M'.repeat(82), i_approxName: 0, i_approxCity: 0 }, 's_name must not be longer than 81'],
    [{ s_birthday: '1979', i_approxName: 0, i_approxCity: 0 }, 's_birthday must be a date YYYYMMDD'],
    [{ i_sex: 4, i_approxName: 0, i_approxCity: 0 }, 'i_sex must be one of 1, 2, 3'],
  ])('refuses %j', async (fields, text) => {
    const { send } = await connected();
    const answer = await send('hl_findPatients', fields);
    expect(answer).toMatchObject({ i_apiErrorCode: 2 });
    expect(answer.s_apiErrorDescription).toContain(text);
  });
});

describe('hl_getDmpAuthorizationsList', () => {
  it('lists professionals in the spelling of the wire', async () => {
    const { send, calls } = await connected();
    expect(await send('hl_getDmpAuthorizationsList', { Ins: INS })).toEqual({
      s_status: 'OK',
      AuthorizationList: [
        {
          s_nationalId: '899700000013',
          s_nationalIdType: '1.2.250.1.71.4.2.1',
          s_name: 'MAXIME',
          s_given: 'SANDRINE',
          s_specialityCode: 'G15_10/SM36',
          s_speciality: 'Médecin - Oncologie; Autre',
          s_authorizationStart: '20260105083000',
          s_lastActionDate: '',
          i_authorizationType: 2,
          i_generalPractitionner: 0,
        },
      ],
    });
    for (const i_authorizationType of [1, '2', 3]) {
      await send('hl_getDmpAuthorizationsList', { Ins: INS, i_authorizationType });
    }
    expect(calls.map(({ argument }) => argument)).toMatchObject(
      ['all', 'all', 'granted', 'denied'].map((kind) => ({ kind })),
    );
  });
});

describe('hl_getCertifiedIdentity', () => {
  const fields = {
    s_nirOD: '2790351215189 89T',
    s_birthDate: '19790328',
    i_birthRank: '1',
    s_nirIndividu: '',
  };

  it('reads the number as the card holds it', async () => {
    const { send, calls } = await connected();
    expect(await send('hl_getCertifiedIdentity', fields)).toEqual({
      s_status: 'OK',
      Ins: { s_ins: '279035121518989', s_insType: 'T' },
      s_birthday: '19790328',
      s_patientName: 'PAT-TROIS',
      s_patientGivenName: 'DOMINIQUE',
    });
    expect(calls[0]?.argument).toEqual({
      holder: { value: '279035121518989', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
      birthDate: '19790328',
      birthRank: 1,
    });
  });

  it('says that the DMP has withdrawn it, with what it answered', async () => {
    const { send, failures } = await connected();
    failures.identityCertification = new DmpError('WITHDRAWN', 'The DMP no longer offers TD0.0.', {
      cause: new DmpServiceError('SERVICE_REFUSED', 'TD0.0', [
        { code: 'DMPWithdrawn', text: 'Service fermé', severity: 'error' },
      ]),
    });
    expect(await send('hl_getCertifiedIdentity', fields)).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1002,
      s_apiErrorDescription: 'Withdrawn by the DMP',
      s_apiErrorExtendedInformations: 'DMPWithdrawn: Service fermé. The DMP no longer offers TD0.0.',
    });
  });

  it.each([
    [{ s_nirOD: '279035121518988T' }, 's_nirOD'],
    [{ s_nirIndividu: 'abc' }, 's_nirIndividu'],
    [{ s_birthDate: '790328' }, 's_birthDate must be a date YYYYMMDD'],
    [{ i_birthRank: '' }, 'i_birthRank is missing'],
  ])('refuses %j', async (bent, text) => {
    const { send } = await connected();
    const answer = await send('hl_getCertifiedIdentity', { ...fields, ...bent });
    expect(answer).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    expect(answer.s_apiErrorDescription).toContain(text);
  });
});

describe('hl_getInsNirFromInsC', () => {
  it('asks with the historic identifier', async () => {
    const { send, calls } = await connected();
    expect(await send('hl_getInsNirFromInsC', { s_insC: '0529782301522593359679' })).toEqual({
      s_status: 'OK',
      Ins: { s_ins: '279035121518989', s_insType: 'T' },
    });
    expect(calls[0]?.argument).toMatchObject({ kind: 'INSC', value: '0529782301522593359679' });
  });

  it('invents nothing when the DMP gives no other identifier', async () => {
    const { send, failures } = await connected();
    failures.insFromInsC = new DmpError('NO_SOURCE', 'The DMP gave no matricule INS for it.');
    expect(await send('hl_getInsNirFromInsC', { s_insC: '0529782301522593359679' })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1014,
    });
    expect(await send('hl_getInsNirFromInsC', { s_insC: '0529782301522593359678' })).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining('s_insC'),
    });
  });
});
