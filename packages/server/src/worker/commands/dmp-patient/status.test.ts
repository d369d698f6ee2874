import type { DmpExistence } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { INS, startApplication } from '../../testing/application.js';

const PATIENT: NonNullable<DmpExistence['patient']> = {
  ids: [
    { value: '279035121518989', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
    { value: '0462302947006711112244', kind: 'INSC', oid: '1.2.250.1.213.1.4.2' },
  ],
  birthName: 'PAT-TROIS',
  usedName: 'NON RENSEIGNE',
  givenName: 'DOMINIQUE',
  prefix: 'MME',
  sex: 'F',
  birthDate: '19790328',
  telecoms: [],
};

async function status(existence: Partial<DmpExistence>, fields: object = { Ins: INS }) {
  const application = startApplication();
  await application.connect();
  application.dmp.existence = { ...application.dmp.existence, ...existence };
  const answer = await application.send('hl_getDirectAuthenticationDMPStatus', fields);
  return { answer, asked: application.dmp.asked.existence };
}

describe('hl_getDirectAuthenticationDMPStatus', () => {
  it('describes an active DMP', async () => {
    const { answer, asked } = await status({ patient: PATIENT, webAccessOpen: true });
    expect(asked).toMatchObject([{ value: '279035121518989', oid: '1.2.250.1.213.1.4.10' }]);
    expect(answer).toEqual({
      s_status: 'OK',
      ExistingTestAnswer: {
        AdminData: {
          Ins: { s_ins: '279035121518989', s_insType: 'T' },
          s_birthday: '19790328',
          s_patientName: 'PAT-TROIS',
          s_patientGivenName: 'DOMINIQUE',
          s_insC: '0462302947006711112244',
        },
        i_dmpStatus: 1,
        i_sex: 3,
        i_userAuthorization: 2,
        i_webAccessIsOpen: 1,
      },
      i_treatingPhysician: 1,
    });
  });

  it('describes a DMP that does not exist with every object there', async () => {
    const { answer } = await status({
      state: 'notFound',
      authorization: undefined,
      treatingPhysician: undefined,
      webAccessOpen: undefined,
    });
    expect(answer).toEqual({
      s_status: 'OK',
      ExistingTestAnswer: {
        AdminData: {
          Ins: { s_ins: '279035121518989', s_insType: 'T' },
          s_birthday: '',
          s_patientName: '',
          s_patientGivenName: '',
        },
        i_dmpStatus: 3,
        i_sex: 1,
        i_userAuthorization: 1,
        i_webAccessIsOpen: 0,
      },
      i_treatingPhysician: 0,
    });
  });

  it('describes a closed DMP with its date and its reason', async () => {
    const { answer } = await status({
      state: 'closed',
      patient: PATIENT,
      closingTime: '20250102030405',
      closingMotive: 'FERMETURE_DEMANDE_PATIENT',
      closingReason: 'Demande du patient',
    });
    expect(answer.ExistingTestAnswer).toMatchObject({
      i_dmpStatus: 2,
      i_userAuthorization: 1,
      s_closingDate: '20250102030405',
      s_closingMessage: 'Demande du patient',
    });
  });

  it.each([
    ['granted', 2],
    ['expired', 3],
    ['denied', 4],
    ['none', 5],
    ['unknown', 1],
  ] as const)('gives the authorisation %s its number', async (authorization, number) => {
    const { answer } = await status({ authorization });
    expect(answer.ExistingTestAnswer).toMatchObject({ i_userAuthorization: number });
  });

  it.each([
    [{ s_ins: '279035121518989T' }],
    [{ s_ins: '2 79 03 51 215 189 89 T' }],
    [{ Ins: { s_ins: '279035121518989', s_oid: '1.2.250.1.213.1.4.10' } }],
    [{ Ins: { s_ins: '279035121518989T', s_insType: '' } }],
    // js-api 2.7: the structure wins.
    [{ Ins: INS, s_ins: '000000000000000' }],
  ])('finds the patient in %o', async (fields) => {
    const { answer, asked } = await status({}, fields);
    expect(answer.s_status).toBe('OK');
    expect(asked).toMatchObject([{ value: '279035121518989', oid: '1.2.250.1.213.1.4.10' }]);
  });

  it('takes 15 characters without a letter as a real identifier', async () => {
    const { asked } = await status({}, { s_ins: '279035121518989' });
    expect(asked).toMatchObject([{ oid: '1.2.250.1.213.1.4.8' }]);
  });

  it.each([
    [{}, 's_ins is missing'],
    [{ s_ins: '279035121518988T' }, 's_ins'],
    [{ Ins: { s_ins: '123', s_insType: 'T' } }, 'Ins.s_ins'],
    [{ Ins: { s_ins: '279035121518989', s_insType: 'Z' } }, 'Ins.s_ins'],
  ])('refuses %o and names the field, never the identifier', async (fields, text) => {
    const { answer, asked } = await status({}, fields);
    expect(answer).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining(text),
    });
    expect(JSON.stringify(answer)).not.toContain('2790351215');
    expect(asked).toEqual([]);
  });
});
