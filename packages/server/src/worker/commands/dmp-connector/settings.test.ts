import { DmpError } from '@dmpconnect/dmp-soap';
import { describe, expect, it } from 'vitest';
import { INS, startApplication } from '../../testing/application.js';

/** An application with a connector. */
async function connected(fields: object = {}) {
  const application = startApplication();
  await application.connect(fields);
  /** In which capacity the DMP was last asked something. */
  const lastAccess = async () => {
    await application.send('hl_getDmpAdministrativeData', { Ins: INS });
    return application.dmp.patients.calls.at(-1)?.access;
  };
  return { application, lastAccess, send: application.send };
}

describe('hl_setDmpAccessMode', () => {
  it('holds for what follows, and not for another connector', async () => {
    const { application, lastAccess, send } = await connected();
    expect(await lastAccess()).toEqual({ mode: 'normal' });
    expect(await send('hl_setDmpAccessMode', { i_accessMode: '2', s_reason: 'Coma' })).toEqual({
      s_status: 'OK',
    });
    expect(await lastAccess()).toEqual({ mode: 'bris_de_glace', reason: 'Coma' });
    await send('hl_setDmpAccessMode', { i_accessMode: 3, s_reason: '' });
    expect(await lastAccess()).toEqual({ mode: 'centre_15' });
    await send('hl_setDmpAccessMode', { i_accessMode: 1, s_reason: 'none' });
    expect(await lastAccess()).toEqual({ mode: 'normal' });
    await send('hl_setDmpAccessMode', { i_accessMode: 3, s_reason: '' });
    await application.connect();
    expect(await lastAccess()).toEqual({ mode: 'normal' });
  });

  it.each([
    [{ i_accessMode: 2, s_reason: ' ' }, 's_reason is missing'],
    [{ i_accessMode: 2 }, 's_reason is missing'],
    [{ i_accessMode: 4, s_reason: 'x' }, 'i_accessMode must be one of 1, 2, 3'],
    [{ s_reason: 'x' }, 'i_accessMode is missing'],
  ])('refuses %j, and changes nothing', async (fields, text) => {
    const { lastAccess, send } = await connected();
    const answer = await send('hl_setDmpAccessMode', fields);
    expect(answer).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
    expect(answer.s_apiErrorDescription).toContain(text);
    expect(await lastAccess()).toEqual({ mode: 'normal' });
  });

  it('is the mode of the moment the command came, even if it waits for its turn', async () => {
    const { application, send } = await connected();
    let goOn = () => {};
    application.dmp.before = () => new Promise((resolve) => (goOn = resolve));
    const first = send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    const second = send('hl_getDmpAdministrativeData', { Ins: INS });
    await send('hl_setDmpAccessMode', { i_accessMode: 3 });
    goOn();
    await Promise.all([first, second]);
    expect(application.dmp.patients.calls).toMatchObject([{ access: { mode: 'normal' } }]);
  });
});

describe('hl_setConfidentialityLevel', () => {
  it('hides what follows, in whatever mode, until it is taken back', async () => {
    const { lastAccess, send } = await connected();
    await send('hl_setConfidentialityLevel', { i_enableSecretConnection: 1 });
    await send('hl_setDmpAccessMode', { i_accessMode: 3, s_reason: '' });
    expect(await lastAccess()).toEqual({ mode: 'centre_15', secret: true });
    await send('hl_setConfidentialityLevel', { i_enableSecretConnection: '0' });
    expect(await lastAccess()).toEqual({ mode: 'centre_15', secret: false });
  });

  it('must be told', async () => {
    const { send } = await connected();
    expect(await send('hl_setConfidentialityLevel')).toMatchObject({ i_apiErrorCode: 2 });
  });
});

describe('hl_setPracticeLocation', () => {
  it('goes on in another location of the card, which the object of the connector tells', async () => {
    const { application, send } = await connected();
    const connector = Number((await send('hl_getSessionState')).i_dmpConnector);
    const fields = { i_cpsPracticeLocationIndice: '0', s_practiceSetting: 'ETABLISSEMENT' };
    expect(await send('hl_setPracticeLocation', fields)).toEqual({ s_status: 'OK' });
    expect(application.places.at(-1)).toMatchObject({
      location: { structureIdentifier: '10B0000001' },
      practiceSetting: 'ETABLISSEMENT',
    });
    const location = (await send('hl_getSessionState')).i_practiceLocation;
    expect(await send('getObjectParameterInt', { i_object: connector, i_parameter: 78 })).toMatchObject({
      i_returnValue: location,
    });
    expect(await send('getObjectParameterString', { i_object: location, i_parameter: 17 })).toMatchObject({
      s_utf8String: 'ETABLISSEMENT',
    });
  });

  it('says which field the DMP does not know, and stays where it was', async () => {
    const { application, send } = await connected();
    const before = (await send('hl_getSessionState')).i_practiceLocation;
    expect(
      await send('hl_setPracticeLocation', { i_cpsPracticeLocationIndice: 7, s_practiceSetting: 'X' }),
    ).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining('i_cpsPracticeLocationIndice: the card has 2'),
    });
    application.placeFails = new DmpError('CODE_UNKNOWN', 'Unknown code.', { field: 'practiceSetting' });
    expect(
      await send('hl_setPracticeLocation', { i_cpsPracticeLocationIndice: 0, s_practiceSetting: 'X' }),
    ).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_practiceSetting: Unknown code.',
    });
    expect((await send('hl_getSessionState')).i_practiceLocation).toBe(before);
  });
});

describe('hl_getWebPsDmpUrls', () => {
  it('gives the eight pages in their order, below the root of the session or that of the DMP in use', async () => {
    const { application, send } = await connected();
    const root = 'https://formation1.ps.dmp.gouv.fr/AccesDirect';
    expect((await send('hl_getWebPsDmpUrls', { s_ins: '279035121518989T' })).Urls).toEqual([
      `${root}/TableauDeBord/279035121518989`,
      `${root}/DossierPatient/279035121518989`,
      `${root}/GestionDMPPatient/279035121518989`,
      `${root}/Documents/279035121518989`,
      `${root}/ParcoursDeSoins/279035121518989`,
      `${root}/HistoriqueAcces/279035121518989`,
      `${root}/Parametrages`,
      `${root}/VolontesEtDroits/279035121518989`,
    ]);
    await send('hl_setWebPsRootUrl', { s_url: 'https://web.example.org/ps/' });
    await application.connect();
    const own = (await send('hl_getWebPsDmpUrls', { Ins: INS })).Urls;
    expect(own).toContain('https://web.example.org/ps/AccesDirect/Parametrages');
    await send('hl_setWebPsRootUrl', { s_url: '' });
    expect((await send('hl_getWebPsDmpUrls', { Ins: INS })).Urls).toContain(`${root}/Parametrages`);
  });

  it.each(['http://web.example.org', 'web.example.org', 'https://u:p@web.example.org', 'https://x.fr/?a'])(
    'has no root %s',
    async (s_url) => {
      const { send } = await connected();
      expect(await send('hl_setWebPsRootUrl', { s_url })).toMatchObject({
        i_apiErrorCode: 2,
        s_apiErrorDescription: expect.stringContaining('s_url'),
      });
    },
  );
});

describe('the parameters of the DMP', () => {
  it('are marked as local data, with their date', async () => {
    const { send } = await connected();
    const age = await send('hl_getMajorityAge');
    expect(age).toEqual({
      s_status: 'OK',
      i_majorityAge: 18,
      i_localData: 1,
      s_dataDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    expect(await send('hl_getDmpParameters')).toMatchObject({
      ...age,
      Parameters: expect.arrayContaining([{ s_name: 'majorityAge', s_value: '18' }]),
    });
  });
});
