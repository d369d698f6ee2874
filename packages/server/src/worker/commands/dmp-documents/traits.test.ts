import { describe, expect, it } from 'vitest';
import { INS, startApplication, type TestApplication } from '../../testing/application.js';
import { FAKE_VITALE_CARD } from '../../testing/fake-vitale.js';

const DOCUMENT = {
  Ins: INS,
  s_fileContentBase64: Buffer.from('%PDF-1.4 demo').toString('base64'),
  s_documentTitle: 'Compte rendu',
  s_documentDescription: 'Essai',
  s_documentCategory: '11488-4',
  i_documentVisibility: 1,
  i_documentFormat: 5,
  s_healthcareSetting: 'SA07',
} as const;

async function connected(): Promise<TestApplication> {
  const application = startApplication();
  await application.connect();
  return application;
}

describe('the traits of the patient in a document (js-api 8.5)', () => {
  it('are completed with what the DMP said of the patient, and invents none', async () => {
    const application = await connected();
    application.dmp.existence = {
      ...application.dmp.existence,
      patient: {
        ids: [],
        birthName: 'DU DMP',
        usedName: undefined,
        givenName: 'DOMINIQUE',
        prefix: undefined,
        sex: 'F',
        birthDate: '19790328',
        telecoms: [],
      },
    };
    await application.send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    await application.send('hl_sendDocument', {
      ...DOCUMENT,
      PatientIdentity: { s_birthName: 'PAT-TROIS', s_birthPlace: '51215' },
    });
    expect(application.dmp.asked.submissions[0]?.patient).toEqual({
      birthName: 'PAT-TROIS',
      birthGiven: 'DOMINIQUE',
      givens: undefined,
      usedName: undefined,
      usedGiven: undefined,
      birthDate: '1979-03-28',
      sex: 'F',
      birthPlace: '51215',
    });
  });

  it('are completed with the Vitale card of the patient, before what the DMP said', async () => {
    const application = await connected();
    const [person] = FAKE_VITALE_CARD.patients;
    if (person === undefined) throw new Error('no person');
    const patient = {
      ...person,
      birthName: 'NAISSANCE',
      familyName: 'USAGE',
      givenName: 'DOMINIQUE',
      birthDate: '28031979',
      certifiedNir: INS.s_ins,
    };
    application.vitale.card = { ...FAKE_VITALE_CARD, patients: [patient] };
    await application.send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    await application.send('hl_getVitaleCard', { s_readerName: 'Reader B' });
    await application.send('hl_readVitaleCard');
    await application.send('hl_sendDocument', { ...DOCUMENT, PatientIdentity: { s_birthPlace: '51215' } });
    expect(application.dmp.asked.submissions[0]?.patient).toMatchObject({
      birthName: 'NAISSANCE',
      usedName: 'USAGE',
      usedGiven: 'DOMINIQUE',
      birthDate: '1979-03-28',
      sex: 'F',
      birthPlace: '51215',
    });
  });

  it('come from the administrative data too', async () => {
    const application = await connected();
    await application.send('hl_getDmpAdministrativeData', { Ins: INS });
    await application.send('hl_sendDocument', DOCUMENT);
    expect(application.dmp.asked.submissions[0]?.patient).toMatchObject({
      birthName: 'PAT-TROIS',
      birthGiven: 'DOMINIQUE',
      birthDate: '1979-03-28',
      sex: 'F',
    });
  });

  it('of one patient stay away from another', async () => {
    const application = await connected();
    application.dmp.existence = {
      ...application.dmp.existence,
      patient: {
        ids: [],
        birthName: 'DU DMP',
        usedName: undefined,
        givenName: 'DOMINIQUE',
        prefix: undefined,
        sex: 'F',
        birthDate: '19790328',
        telecoms: [],
      },
    };
    await application.send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    await application.send('hl_sendDocument', { ...DOCUMENT, Ins: undefined, s_ins: '207058575627097T' });
    expect(application.dmp.asked.submissions[0]?.patient.birthName).toBeUndefined();
  });
});
