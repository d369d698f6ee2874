import { DmpError, DmpServiceError } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { startApplication } from '../../testing/application.js';

const s_ins = '279035121518989T';

async function connected() {
  const application = startApplication();
  await application.connect();
  return { send: application.send, patients: application.dmp.patients };
}

/** The structure as an application makes it. */
const DATA = {
  PatientData: {
    s_ins,
    ExtendedCivilStatus: {
      CivilStatus: { i_gender: '3', s_name: 'MARTIN', s_given: 'DOMINIQUE' },
      i_sex: '3',
      s_birthCountry: '',
      s_birthDay: '19790328',
      s_birthName: 'PAT-TROIS',
    },
    ExtendedContactDetails: {
      ContactDetails: { s_address: '1, rue du Chat', s_city: 'PARIS', s_postalCode: '75013', s_mail: '' },
      s_country: 'FRANCE',
    },
  },
  PatientOppositions: { i_brisDeGlaceOpposition: 1, i_centre15Opposition: '0' },
  i_guardian: 1,
};

const GUARDIAN = {
  i_role: 2,
  CivilStatus: { i_gender: 3, s_name: 'PAT-TROIS', s_given: 'MARIE' },
  ContactDetails: { s_mobilePhone: '0600000000' },
};

const PATIENT = {
  prefix: 'MME',
  usedName: 'MARTIN',
  birthName: 'PAT-TROIS',
  givenName: 'DOMINIQUE',
  sex: 'F',
  birthDate: '19790328',
  birthCountry: undefined,
  contact: {
    street: '1, rue du Chat',
    complement: undefined,
    postalCode: '75013',
    city: 'PARIS',
    country: 'FRANCE',
    landlinePhone: undefined,
    mobilePhone: undefined,
    mail: undefined,
  },
};

describe('hl_getDmpAdministrativeData', () => {
  it('answers every object, with empty texts for what is not known', async () => {
    const { send } = await connected();
    const nobody = { s_address: '', s_addressComplement: '', s_city: '', s_landlinePhone: '', s_mail: '' };
    expect(await send('hl_getDmpAdministrativeData', { s_ins })).toEqual({
      s_status: 'OK',
      PatientData: {
        s_ins,
        Ins: { s_ins: '279035121518989', s_insType: 'T' },
        ExtendedCivilStatus: {
          // The DMP's "NON RENSEIGNE" is no name.
          CivilStatus: { i_gender: 3, s_name: 'PAT-TROIS', s_given: 'DOMINIQUE' },
          i_sex: 3,
          s_birthCountry: 'FRANCE',
          s_birthDay: '19790328',
          s_birthName: 'PAT-TROIS',
        },
        ExtendedContactDetails: {
          ContactDetails: {
            ...nobody,
            s_address: '1, rue du Chat',
            s_city: 'PARIS',
            s_mail: 'p@example.org',
            s_mobilePhone: '',
            s_postalCode: '75013',
          },
          s_country: 'FRANCE',
        },
      },
      PatientOppositions: { i_brisDeGlaceOpposition: 1, i_centre15Opposition: 0 },
      i_guardian: 1,
      GuardianData: {
        i_role: 0,
        CivilStatus: { i_gender: 1, s_name: '', s_given: '' },
        ContactDetails: { ...nobody, s_mobilePhone: '', s_postalCode: '' },
      },
    });
  });

  it('names the legal representative', async () => {
    const { send, patients } = await connected();
    patients.administrativeData = {
      ...patients.administrativeData,
      representative: {
        relation: 'MTH',
        prefix: 'Mme.',
        familyName: 'PAT-TROIS',
        givenName: 'MARIE',
        contact: { mobilePhone: '0600000000' },
      },
    };
    expect(await send('hl_getDmpAdministrativeData', { s_ins })).toMatchObject({
      i_guardian: 2,
      GuardianData: GUARDIAN,
    });
  });
});

describe('hl_updateDmpAdministrativeData', () => {
  it.each([
    [1, 'keep'],
    ['', 'keep'],
    [3, 'remove'],
    ['2', { relation: 'MTH', prefix: 'MME', familyName: 'PAT-TROIS', givenName: 'MARIE' }],
  ])('sends the whole of the data; guardian action %j', async (i_guardian, representative) => {
    const { send, patients } = await connected();
    const DmpAdministrativeData = { ...DATA, s_status: 'OK', i_guardian, GuardianData: GUARDIAN };
    expect(await send('hl_updateDmpAdministrativeData', { DmpAdministrativeData })).toEqual({
      s_status: 'OK',
    });
    expect(patients.calls.at(-1)?.argument).toMatchObject({
      ins: { value: '279035121518989', kind: 'TEST' },
      patient: JSON.parse(JSON.stringify(PATIENT)),
      oppositions: { breakGlass: true, emergencyCentre: false },
      representative,
    });
  });

  it('takes back what hl_getDmpAdministrativeData answered, and the other name of the oppositions', async () => {
    const { send, patients } = await connected();
    const answer = await send('hl_getDmpAdministrativeData', { s_ins });
    expect(await send('hl_updateDmpAdministrativeData', { DmpAdministrativeData: answer })).toEqual({
      s_status: 'OK',
    });
    const { PatientOppositions, ...rest } = DATA;
    const renamed = { ...rest, PatientOppositionsStatus: PatientOppositions };
    await send('hl_updateDmpAdministrativeData', { DmpAdministrativeData: renamed });
    expect(patients.calls.slice(1).map(({ argument }) => argument)).toMatchObject([
      { patient: { birthName: 'PAT-TROIS' }, oppositions: { breakGlass: true, emergencyCentre: false } },
      { oppositions: { breakGlass: true, emergencyCentre: false } },
    ]);
  });

  it.each([
    [
      { ...DATA, PatientData: { ...DATA.PatientData, s_ins: '' } },
      'DmpAdministrativeData.PatientData.s_ins is missing',
    ],
    [
      { ...DATA, PatientData: { ...DATA.PatientData, s_ins: '27' } },
      'DmpAdministrativeData.PatientData.s_ins',
    ],
    [{ ...DATA, PatientData: undefined }, 'DmpAdministrativeData.PatientData is missing'],
    [{ ...DATA, i_guardian: 4 }, 'DmpAdministrativeData.i_guardian must be one of 0, 1, 2, 3'],
    [{ ...DATA, i_guardian: 2 }, 'DmpAdministrativeData.GuardianData.i_role is missing'],
    [
      { ...DATA, i_guardian: 2, GuardianData: { ...GUARDIAN, CivilStatus: { s_given: 'MARIE' } } },
      'DmpAdministrativeData.GuardianData.CivilStatus.s_name is missing',
    ],
  ])('refuses what is incomplete, naming it (%#)', async (DmpAdministrativeData, text) => {
    const { send, patients } = await connected();
    const answer = await send('hl_updateDmpAdministrativeData', { DmpAdministrativeData });
    expect(answer).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    expect(answer.s_apiErrorDescription).toContain(text);
    expect(patients.calls).toEqual([]);
  });

  it('names the field of the wire that the library complains of', async () => {
    const { send, patients } = await connected();
    const field = 'patient.contact.mail';
    patients.failures.updateAdministrativeData = new DmpError(
      'PATIENT_DATA_INVALID',
      `${field} is no mail.`,
      {
        field,
      },
    );
    expect(await send('hl_updateDmpAdministrativeData', { DmpAdministrativeData: DATA })).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription:
        'DmpAdministrativeData.PatientData.ExtendedContactDetails.ContactDetails.s_mail is no mail.',
    });
  });
});

describe('hl_createDmp', () => {
  const VitaleData = { s_name: '', s_birthName: 'PAT-TROIS', s_given: 'DOMINIQUE', s_birthDay: '790328' };

  it('creates the record with the traits of the card', async () => {
    const { send, patients } = await connected();
    const DmpAdministrativeData = { ...DATA, i_guardian: 2, GuardianData: GUARDIAN };
    expect(await send('hl_createDmp', { DmpAdministrativeData, VitaleData })).toEqual({ s_status: 'OK' });
    expect(patients.calls).toMatchObject([
      {
        method: 'createRecord',
        argument: {
          ins: { value: '279035121518989' },
          patient: JSON.parse(JSON.stringify(PATIENT)),
          oppositions: { breakGlass: true, emergencyCentre: false },
          representative: { relation: 'MTH', familyName: 'PAT-TROIS' },
          vitale: { familyName: 'PAT-TROIS', givenName: 'DOMINIQUE', birthDate: '790328' },
          consent: true,
        },
      },
    ]);
  });

  it.each([
    [{ VitaleData }, 'DmpAdministrativeData is missing'],
    [{ DmpAdministrativeData: DATA }, 'VitaleData is missing'],
    [
      { DmpAdministrativeData: DATA, VitaleData: { ...VitaleData, s_given: '' } },
      'VitaleData.s_given is missing',
    ],
    [
      { DmpAdministrativeData: DATA, VitaleData: { ...VitaleData, s_birthName: '' } },
      'VitaleData.s_name is missing',
    ],
    [{ DmpAdministrativeData: { ...DATA, i_guardian: 3 }, VitaleData }, 'i_guardian must be one of 0, 1, 2'],
  ])('refuses what is incomplete (%#)', async (fields, text) => {
    const { send } = await connected();
    const answer = await send('hl_createDmp', fields);
    expect(answer).toMatchObject({ i_apiErrorCode: 2 });
    expect(answer.s_apiErrorDescription).toContain(text);
  });

  it('says what the DMP refused', async () => {
    const { send, patients } = await connected();
    patients.failures.createRecord = new DmpServiceError('HL7_REFUSED', 'TD1.1', [
      { code: 'DMPFound', text: '', severity: 'error' },
    ]);
    expect(await send('hl_createDmp', { DmpAdministrativeData: DATA, VitaleData })).toMatchObject({
      i_apiErrorType: 2,
      i_apiErrorCode: 1002,
      s_apiErrorExtendedInformations: 'DMPFound',
    });
  });
});

describe('hl_reactivateDmp', () => {
  const fields = {
    s_ins,
    i_gender: '3',
    s_given: 'DOMINIQUE',
    s_name: 'MARTIN',
    i_sex: 3,
    s_birthDay: '19790328',
    s_birthName: 'PAT-TROIS',
    s_address: '1, rue du Chat',
    s_city: 'PARIS',
    s_postalCode: '75013',
    s_country: 'FRANCE',
    s_mail: '',
  };

  it('takes everything flat', async () => {
    const { send, patients } = await connected();
    expect(await send('hl_reactivateDmp', fields)).toEqual({ s_status: 'OK' });
    expect(patients.calls.at(-1)?.argument).toEqual({
      ins: { value: '279035121518989', kind: 'TEST', oid: '1.2.250.1.213.1.4.10' },
      patient: PATIENT,
      consent: true,
    });
  });

  it.each(['i_gender', 's_given', 's_name', 'i_sex', 's_birthDay', 's_birthName', 's_ins'])(
    'needs %s',
    async (name) => {
      const { send } = await connected();
      expect(await send('hl_reactivateDmp', { ...fields, [name]: '' })).toMatchObject({
        i_apiErrorCode: 2,
        s_apiErrorDescription: `${name} is missing`,
      });
    },
  );
});

describe('hl_closeDmp', () => {
  it('closes with the reason', async () => {
    const { send, patients } = await connected();
    const fields = { s_ins, s_reason: 'À sa demande', s_name: 'MARTIN', s_given: 'DOMINIQUE' };
    expect(await send('hl_closeDmp', fields)).toEqual({ s_status: 'OK' });
    expect(patients.calls.at(-1)?.argument).toMatchObject({
      reason: 'À sa demande',
      patient: { usedName: 'MARTIN', givenName: 'DOMINIQUE' },
    });
    expect(await send('hl_closeDmp', { ...fields, s_reason: '' })).toMatchObject({
      s_apiErrorDescription: 's_reason is missing',
    });
  });
});
