import { TeleservicesError, TlsiFaultError } from '@dmpconnect/teleservices';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../config/index.js';
import { INS, startApplication, type TestApplication, testSettings } from '../../testing/application.js';
import { PIN } from '../../testing/fake-card.js';
import { FAKE_IDENTITY, foundIdentity, foundOther } from '../../testing/fake-teleservices.js';

const LpsInfos = {
  s_idam: 'IDAM',
  s_numAM: '04',
  s_version: '1',
  s_instance: 'b1f1a9c2-7d9e-4a53-9d3c-2b8f1c0e4a77',
  s_name: 'Logiciel',
  s_billingNumber: '991130972',
  s_amoSpecialityCode: '01',
} as const;
const CONNECTOR = {
  s_pinCode: PIN,
  i_transactionsTimeout: 60,
  s_practiceSetting: 'AMBULATOIRE',
  i_cpsPracticeLocationIndice: 1,
} as const;
const TRAITS = {
  s_birthName: 'Pat-Trois',
  s_given: 'Dominique',
  i_sex: 3,
  s_birthDate: '1979-03-28',
} as const;
const BY_TRAITS = { LpsInfos, ...TRAITS } as const;
const CHECK = { LpsInfos, ...TRAITS, s_ins: '2790351215189', s_key: '89', s_oid: '1.2.250.1.213.1.4.10' };

const refused = (i_apiErrorType: number, i_apiErrorCode: number, text: string) => ({
  s_status: i_apiErrorType === 6000 ? 'ERROR' : 'API_ERROR',
  i_apiErrorType,
  i_apiErrorCode,
  s_apiErrorDescription: expect.stringContaining(text),
});

let application: TestApplication;
beforeEach(() => {
  application = startApplication();
});

async function connect(fields: object = {}, settings?: Partial<Settings>): Promise<unknown> {
  if (settings !== undefined)
    application = startApplication({ settings: { ...testSettings(), ...settings } });
  await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
  return application.send('hl_createInsiConnector', { ...CONNECTOR, ...fields });
}

async function readVitale(): Promise<void> {
  await application.send('hl_getVitaleCard', { s_readerName: 'Reader B' });
  await application.send('hl_readVitaleCard');
}

describe('hl_createInsiConnector', () => {
  it('gives the PIN, asks for the licence and takes the national address of the environment', async () => {
    expect(await connect()).toEqual({ s_status: 'OK' });
    expect(application.cards.pinsGiven).toEqual([PIN]);
    expect(application.licenceQuestions).toHaveLength(1);
    expect(application.teleservices.openings).toMatchObject([
      {
        url: new URL('https://qualiflps.services-ps.ameli.fr/lps'),
        transactionTimeoutMs: 60_000,
        proxy: undefined,
      },
    ]);
  });

  it.each(['s_insiUrl', 's_connectionDomain', 's_serverUrl', 's_url', 's_dmpUrl'])(
    'takes the address in %s, a host alone too',
    async (field) => {
      await connect({ [field]: 'qualiflps.services-ps.ameli.fr', s_proxyIpOrUrl: 'p', i_proxyPort: 1 });
      const [opening] = application.teleservices.openings;
      expect(opening?.url.href).toBe('https://qualiflps.services-ps.ameli.fr/lps');
      expect(opening?.proxy).toMatchObject({ host: 'p', port: 1 });
    },
  );

  it.each([
    [
      'https://services-ps.ameli.fr/lps',
      's_url: services-ps.ameli.fr is not a teleservice of the environment "test"',
    ],
    ['https://www.example.org', 's_url: www.example.org is not a teleservice'],
    ['https://qualiflps.services-ps.ameli.fr:8443', 'is not a teleservice'],
    ['http://qualiflps.services-ps.ameli.fr', 's_url must be a host or an https address'],
    ['https://a:b@qualiflps.services-ps.ameli.fr', 's_url must be'],
  ])('refuses %s before the PIN is given', async (s_url, text) => {
    expect(await connect({ s_url })).toMatchObject(refused(6000, 2, text));
    expect(application.cards.pinsGiven).toEqual([]);
  });

  it('follows the address of the settings', async () => {
    const { teleservices, dmpconnect } = testSettings();
    await connect(
      {},
      {
        teleservices: { ...teleservices, url: 'https://localhost:4443/lps' },
        dmpconnect: { ...dmpconnect, allowedHosts: ['localhost:4443'] },
      },
    );
    expect(application.teleservices.openings[0]?.url.href).toBe('https://localhost:4443/lps');
  });

  it('refuses a place that the card does not have', async () => {
    expect(await connect({ i_cpsPracticeLocationIndice: 2 })).toMatchObject(
      refused(6000, 2, 'i_cpsPracticeLocationIndice: the card has 2 practice locations'),
    );
  });

  it('takes the place of the one before, and ends with the session', async () => {
    await connect();
    await application.send('hl_createInsiConnector', CONNECTOR);
    expect(application.teleservices.closed).toBe(1);
    await application.send('hl_closeSession');
    expect(application.teleservices.closed).toBe(2);
  });
});

describe('hl_getInsFromIdentityInformation', () => {
  it('asks once with what was typed, and answers the identity', async () => {
    await connect();
    expect(await application.send('hl_getInsFromIdentityInformation', BY_TRAITS)).toEqual({
      s_status: 'OK',
      i_insIdentityResult: 2,
      Identity: {
        Ins: {
          s_value: '2790351215189',
          s_key: '89',
          s_oid: '1.2.250.1.213.1.4.10',
          s_startDate: '',
          s_endDate: '',
        },
        s_birthName: 'PAT-TROIS',
        s_given: 'Dominique',
        s_birthGiven: 'DOMINIQUE MARIE',
        i_sex: 3,
        s_birthDate: '1979-03-28',
        s_birthPlace: '51215',
      },
    });
    expect(application.teleservices.traits).toEqual([
      {
        traits: { birthName: 'Pat-Trois', givenNames: 'Dominique', sex: 'F', birthDate: '1979-03-28' },
        careContext: 'session 5b0f0000',
        all: false,
      },
    ]);
    expect(application.teleservices.callers).toEqual([
      {
        software: {
          authorization: 'IDAM',
          authorizationKind: '04',
          name: 'Logiciel',
          version: '1',
          instance: LpsInfos.s_instance,
        },
        billing: { number: '991130972', amoSpeciality: '01', sector: 'SA07' },
        accessToken: expect.any(Function),
      },
    ]);
  });

  it('tries all the given names when asked, and says whom it is for', async () => {
    await connect();
    const fields = { ...BY_TRAITS, i_tryAllGivens: '1', s_careContext: 'visit 4711' };
    await application.send('hl_getInsFromIdentityInformation', fields);
    expect(application.teleservices.traits).toMatchObject([{ all: true, careContext: 'visit 4711' }]);
  });

  it('keeps one client for a software and a place', async () => {
    await connect();
    const ask = (fields: object = {}) =>
      application.send('hl_getInsFromIdentityInformation', { ...BY_TRAITS, ...fields });
    await ask();
    await ask();
    await ask({ LpsInfos: { ...LpsInfos, s_version: '2' } });
    await ask();
    expect(application.teleservices.callers.map(({ software }) => software.version)).toEqual(['1', '2']);
  });

  it('hands the present token of Pro Santé Connect to that client', async () => {
    await connect();
    for (const s_pscAccessToken of ['first', 'second']) {
      const fields = { ...BY_TRAITS, LpsInfos: { ...LpsInfos, s_pscAccessToken } };
      await application.send('hl_getInsFromIdentityInformation', fields);
    }
    expect(application.teleservices.callers.map((caller) => caller.accessToken?.())).toEqual(['second']);
  });

  it('tells none from several, past identifiers from none', async () => {
    await connect();
    application.teleservices.answer = foundOther('none');
    const ask = () => application.send('hl_getInsFromIdentityInformation', BY_TRAITS);
    expect(await ask()).toEqual({ s_status: 'OK', i_insIdentityResult: 1 });
    application.teleservices.answer = foundOther('several');
    expect(await ask()).toEqual({ s_status: 'OK', i_insIdentityResult: 3 });
    const past = { ...FAKE_IDENTITY.ins, startDate: '2019-03-01', endDate: '2019-02-28' };
    application.teleservices.answer = foundIdentity({ ...FAKE_IDENTITY, history: [past] });
    expect(await ask()).toMatchObject({
      Identity: { History: [{ s_startDate: '2019-03-01', s_endDate: '2019-02-28' }] },
    });
  });

  it.each([
    [{ i_sex: 1 }, 'i_sex must be 2 (male) or 3 (female)'],
    [{ s_birthName: 'A_B' }, 's_birthName'],
    [{ s_given: 'A--B' }, 's_given'],
    [{ s_birthDate: '1979-02-30' }, 's_birthDate'],
    [{ s_birthDate: '28/03/1979' }, 's_birthDate must be a date YYYY-MM-DD'],
    [{ s_birthPlace: 'PARIS' }, 's_birthPlace'],
    [{ s_birthName: 'A'.repeat(81) }, 's_birthName must not be longer than 80'],
    [{ LpsInfos: undefined }, 'LpsInfos is missing'],
    [{ LpsInfos: { ...LpsInfos, s_numAM: '05' } }, 'LpsInfos.s_numAM must be 04'],
    [{ LpsInfos: { ...LpsInfos, s_instance: 'x' } }, 'LpsInfos.s_instance must be a UUID'],
    [{ LpsInfos: { ...LpsInfos, s_billingNumber: '' } }, 'LpsInfos.s_billingNumber is missing'],
  ])('refuses %j by the name of the field', async (fields, text) => {
    await connect();
    const answer = await application.send('hl_getInsFromIdentityInformation', { ...BY_TRAITS, ...fields });
    expect(answer).toMatchObject(refused(6000, 2, text));
    expect(application.teleservices.traits).toEqual([]);
  });

  it('names what a physician must give', async () => {
    await connect();
    const field = 'authentication.billing.amoSpeciality';
    const error = new TeleservicesError('OPTIONS_INVALID', `${field} is missing.`, { field });
    application.teleservices.callerFails = error;
    expect(await application.send('hl_getInsFromIdentityInformation', BY_TRAITS)).toMatchObject(
      refused(6000, 2, 'LpsInfos.s_amoSpecialityCode is missing'),
    );
  });

  it('hands on a fault: its code first, then the text for the user', async () => {
    await connect();
    const fault = {
      soapCode: 'Sender',
      subcode: 'siram_40',
      reason: 'Service momentanément indisponible.',
      severity: 'fatal',
      detailCode: 'desir_1020',
      detailText: '',
      messageId: undefined,
      layer: 'front',
    } as const;
    const details = { httpStatus: 500, meaning: undefined, retryable: true, cause: undefined };
    application.teleservices.fails = new TlsiFaultError('INSi 2', fault, details);
    expect(await application.send('hl_getInsFromIdentityInformation', BY_TRAITS)).toMatchObject({
      ...refused(2, 1101, 'INSi'),
      s_apiErrorExtendedInformations:
        'desir_1020: Service momentanément indisponible. The same call may work later.',
    });
  });

  it('uses the DMP connector when there is no other, and a new one after that changed', async () => {
    expect(await application.send('hl_getInsFromIdentityInformation', BY_TRAITS)).toMatchObject(
      refused(6000, 2, 'Call hl_createInsiConnector first'),
    );
    await application.connect();
    const ask = () => application.send('hl_getInsFromIdentityInformation', BY_TRAITS);
    await ask();
    await ask();
    expect(application.teleservices.openings).toHaveLength(1);
    await application.connect();
    expect(await ask()).toMatchObject({ s_status: 'OK' });
    expect(application.teleservices.openings).toHaveLength(2);
    expect(application.teleservices.closed).toBe(1);
  });

  it('follows the practice location', async () => {
    await application.connect();
    await connect();
    const ask = () => application.send('hl_getInsFromIdentityInformation', BY_TRAITS);
    await ask();
    const place = { s_practiceSetting: 'ETABLISSEMENT', i_cpsPracticeLocationIndice: 0 };
    await application.send('hl_setPracticeLocation', place);
    await ask();
    expect(application.teleservices.callers.map(({ billing }) => billing.sector)).toEqual(['SA07', 'SA01']);
  });
});

describe('hl_getInsFromVitaleCard', () => {
  it('asks for a person of the card, whom the card vouches for', async () => {
    await connect();
    await readVitale();
    const fields = { LpsInfos, i_vitalePatientIndex: '0' };
    expect(await application.send('hl_getInsFromVitaleCard', fields)).toMatchObject({
      s_status: 'OK',
      i_insIdentityResult: 2,
      Identity: { s_given: 'DOMINIQUE' },
    });
    expect(application.teleservices.people).toEqual([
      {
        person: {
          insured: { number: '275126322074974' },
          certified: { number: '275126322074974' },
          birthName: 'ADRUN',
          birthDate: '1975-12-31',
          birthRank: '1',
          regime: '01',
          organisation: '',
          centre: '',
          holder: true,
        },
        assertion: '<assertion of="Reader B 0"/>',
      },
    ]);
  });

  it('needs a card that was read, and a person on it', async () => {
    await connect();
    const ask = (i_vitalePatientIndex: number) =>
      application.send('hl_getInsFromVitaleCard', { LpsInfos, i_vitalePatientIndex });
    expect(await ask(0)).toMatchObject(refused(6000, 2, 'Call hl_readVitaleCard first'));
    await readVitale();
    expect(await ask(1)).toMatchObject(refused(6000, 2, 'i_vitalePatientIndex: the card has 1 people'));
  });

  it('says what no library can give', async () => {
    await connect();
    await readVitale();
    application.teleservices.fails = new TeleservicesError('VITALE_ASSERTION_MISSING', 'INSi 1 wants it.');
    expect(
      await application.send('hl_getInsFromVitaleCard', { LpsInfos, i_vitalePatientIndex: 0 }),
    ).toMatchObject(refused(1, 1014, ''));
  });
});

describe('hl_checkInsIdentity', () => {
  it('is OK, or an error with what the service said', async () => {
    await connect();
    expect(await application.send('hl_checkInsIdentity', CHECK)).toEqual({ s_status: 'OK' });
    application.teleservices.verification = { matches: false, code: '01', label: 'KO' };
    expect(await application.send('hl_checkInsIdentity', CHECK)).toMatchObject({
      ...refused(2, 1101, 'do not agree'),
      s_apiErrorExtendedInformations: '01: KO',
    });
  });

  it('sends back what INSi gave as it was given', async () => {
    await connect();
    await application.send('hl_checkInsIdentity', CHECK);
    await application.send('hl_getInsFromIdentityInformation', BY_TRAITS);
    await application.send('hl_checkInsIdentity', CHECK);
    const sources = application.teleservices.verified.map(({ ins }) => ins.source);
    expect(sources).toEqual(['typed', 'service']);
  });

  it('names the field of the key', async () => {
    await connect();
    const field = 'identity.ins.key';
    application.teleservices.fails = new TeleservicesError('INS_KEY', `${field} is wrong.`, { field });
    expect(await application.send('hl_checkInsIdentity', CHECK)).toMatchObject(
      refused(6000, 2, 's_key is wrong'),
    );
  });
});

describe('the file in the place of the answers', () => {
  const ask = () => application.send('hl_getInsFromIdentityInformation', BY_TRAITS);

  it('answers as JSON, and nothing is sent', async () => {
    await connect();
    const { Identity } = await ask();
    application.teleservices.override = `\uFEFF${JSON.stringify({ i_insIdentityResult: 2, Identity })}`;
    expect(await ask()).toEqual({ s_status: 'OK', i_insIdentityResult: 2, Identity, s_overridden: '1' });
    expect(application.teleservices.traits).toHaveLength(1);
  });

  it('answers as a whole message', async () => {
    await connect();
    const result =
      '<r:RESULTAT xmlns:r="http://www.cnamts.fr/INSiResultat"><r:CR><r:CodeCR>01</r:CodeCR><r:LibelleCR>Aucune identite trouvee</r:LibelleCR></r:CR></r:RESULTAT>';
    const envelope = (content: string) =>
      `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${content}</s:Body></s:Envelope>`;
    application.teleservices.override = envelope(result);
    expect(await ask()).toMatchObject({ i_insIdentityResult: 1, s_overridden: '1' });
    const fault =
      '<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text xml:lang="fr">Refus.</s:Text></s:Reason></s:Fault>';
    application.teleservices.override = envelope(fault);
    expect(await ask()).toMatchObject(refused(2, 1101, 'INSi'));
  });

  it.each(['{', '{"i_insIdentityResult":"x"}', 'text', '<a/>'])(
    'is refused when it holds %j',
    async (text) => {
      await connect();
      application.teleservices.override = text;
      expect(await ask()).toMatchObject(refused(2, 1003, ''));
    },
  );

  it.each([
    [{ s_given: 'A--B' }, 's_given'],
    [{ s_birthDate: '1979-02-30' }, 's_birthDate'],
    [{ s_birthPlace: 'PARIS' }, 's_birthPlace'],
  ])('hides no mistake of the application: %j', async (fields, name) => {
    await connect();
    application.teleservices.override = '{"i_insIdentityResult":1}';
    expect(
      await application.send('hl_getInsFromIdentityInformation', { ...BY_TRAITS, ...fields }),
    ).toMatchObject(refused(6000, 2, name));
  });

  it('hides no mistake in what the software says of itself', async () => {
    await connect();
    application.teleservices.override = '{"i_insIdentityResult":1}';
    const field = 'software.name';
    application.teleservices.callerFails = new TeleservicesError('OPTIONS_INVALID', `${field} is empty.`, {
      field,
    });
    expect(await ask()).toMatchObject(refused(6000, 2, 'LpsInfos.s_name'));
  });

  it('answers for a Vitale card, of a reader that cannot vouch too; a person must be on it', async () => {
    await connect();
    await readVitale();
    application.teleservices.override = '{"i_insIdentityResult":1}';
    const fromCard = (i_vitalePatientIndex: number) =>
      application.send('hl_getInsFromVitaleCard', { LpsInfos, i_vitalePatientIndex });
    expect(await fromCard(0)).toEqual({ s_status: 'OK', i_insIdentityResult: 1, s_overridden: '1' });
    expect(await fromCard(1)).toMatchObject(refused(6000, 2, 'i_vitalePatientIndex'));
    expect(application.teleservices.people).toHaveLength(1);
    application.teleservices.vouches = false;
    expect(await fromCard(0)).toMatchObject({ s_overridden: '1' });
    application.teleservices.override = undefined;
    expect(await fromCard(0)).toMatchObject(refused(1, 1014, ''));
  });
});

describe('what INSi said of a patient', () => {
  it('completes the header of his documents, before the Vitale card and the DMP', async () => {
    await application.connect();
    await application.send('hl_getInsFromIdentityInformation', BY_TRAITS);
    await application.send('hl_sendDocument', {
      Ins: INS,
      s_fileContentBase64: Buffer.from('essai').toString('base64'),
      s_documentTitle: 'Compte rendu',
      s_documentDescription: 'Essai',
      s_documentCategory: '11488-4',
      i_documentVisibility: 1,
      i_documentFormat: 1,
      s_healthcareSetting: 'SA07',
    });
    expect(application.dmp.asked.submissions[0]?.patient).toEqual({
      birthName: 'PAT-TROIS',
      birthGiven: 'DOMINIQUE',
      givens: 'DOMINIQUE MARIE',
      usedName: undefined,
      usedGiven: undefined,
      birthDate: '1979-03-28',
      sex: 'F',
      birthPlace: '51215',
    });
  });
});
