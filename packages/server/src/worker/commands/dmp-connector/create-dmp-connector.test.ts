import { CardError } from '@dmpconnect/card-pkcs11';
import { DmpError } from '@dmpconnect/dmp-soap';
import { LicenceError } from '@dmpconnect/licensing';
import { NtpError } from '@dmpconnect/ntp';
import { describe, expect, it } from 'vitest';
import { CONNECTOR, INS, startApplication, testSettings } from '../../testing/application.js';

async function ready(options: Parameters<typeof startApplication>[0] = {}) {
  const application = startApplication(options);
  await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
  return application;
}

describe('hl_createDmpConnector', () => {
  it('opens the DMP for the card, in the practice location chosen', async () => {
    const application = await ready();
    const answer = await application.send('hl_createDmpConnector', {
      ...CONNECTOR,
      // js-api 2.5: examples send this one as a text.
      i_cpsPracticeLocationIndice: '1',
      i_getConnectionHandle: 1,
    });
    expect(answer).toEqual({
      s_status: 'OK',
      s_instanceUniqueId: '2.25.1',
      i_connectionHandle: expect.any(Number),
    });
    expect(Number(answer.i_connectionHandle) >>> 16).toBe(4);
    expect(application.openings).toMatchObject([
      {
        transactionTimeoutMs: 60_000,
        proxy: undefined,
      },
    ]);
    expect(application.places).toMatchObject([
      {
        practiceSetting: 'AMBULATOIRE',
        location: { structureIdentifier: '499700000013001', sector: 'SA07' },
      },
    ]);
    expect(application.openings[0]?.url.href).toBe(CONNECTOR.s_dmpUrl);
  });

  it('asks the licence of the holder for the integrator of the session', async () => {
    const integrator = {
      integratorId: 'example',
      applicationName: 'Exemple',
      allowedOrigins: [],
      environment: 'test',
      features: [],
    } as const;
    const application = await ready({ integrator });
    await application.send('hl_createDmpConnector', CONNECTOR);
    expect(application.licenceQuestions).toMatchObject([
      { cardId: '8025000000123456', holder: '899700000013', integratorId: 'example' },
    ]);
  });

  it('is refused with the servers tried when no licence server can be reached', async () => {
    const explanation = {
      fr: 'Aucun serveur de licence n’a pu être joint : a.example.org (rien ne répond).',
      en: 'No licence server could be reached: a.example.org (nothing answers).',
    };
    const application = await ready({
      services: {
        checkLicence: () => Promise.reject(new LicenceError('LICENCE_UNREACHABLE', 'None.', { explanation })),
      },
    });
    expect(await application.send('hl_createDmpConnector', CONNECTOR)).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1011,
      s_apiErrorExtendedInformations: `${explanation.fr} / ${explanation.en}`,
    });
    expect(application.openings).toEqual([]);
    expect(await application.send('hl_findDocuments', { Ins: INS })).toMatchObject({
      s_apiErrorDescription: 'Call hl_createDmpConnector first',
    });
  });

  it.each([
    [{ s_dmpUrl: 'https://evil.example.org/si-dmp-server/v2/services' }, 's_dmpUrl'],
    [{ s_dmpUrl: 'https://lps2.dmp.gouv.fr.evil.example.org/' }, 's_dmpUrl'],
    [{ s_dmpUrl: 'https://user:pw@formation1.lps2.dmp.gouv.fr/' }, 's_dmpUrl'],
    [{ s_dmpUrl: 'https://formation1.lps2.dmp.gouv.fr:8443/' }, 's_dmpUrl'],
    [{ s_dmpUrl: 'http://formation1.lps2.dmp.gouv.fr/' }, 's_dmpUrl'],
    // Production from a test environment.
    [{ s_dmpUrl: '' }, 's_dmpUrl'],
    [{ i_transactionsTimeout: 0 }, 'i_transactionsTimeout'],
    [{ i_transactionsTimeout: 'soon' }, 'i_transactionsTimeout'],
    [{ s_practiceSetting: '' }, 's_practiceSetting'],
    [{ s_localPatientRootOid: '1.2.x' }, 's_localPatientRootOid'],
    [{ s_proxyIpOrUrl: 'proxy' }, 'i_proxyPort'],
    [{ s_ntpIpOrUrl: 'time/../x' }, 's_ntpIpOrUrl'],
  ])('with %o is refused before the PIN is given', async (fields, name) => {
    const application = await ready();
    expect(await application.send('hl_createDmpConnector', { ...CONNECTOR, ...fields })).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining(name),
    });
    expect(application.cards.pinsGiven).toEqual([]);
    expect(application.openings).toEqual([]);
  });

  it('expands a short name, and takes a host that the operator added', async () => {
    const settings = testSettings();
    const application = await ready({
      settings: {
        ...settings,
        dmpconnect: { ...settings.dmpconnect, allowedHosts: ['localhost:9443'] },
      },
    });
    await application.send('hl_createDmpConnector', { ...CONNECTOR, s_dmpUrl: 'formation3' });
    await application.send('hl_createDmpConnector', { ...CONNECTOR, s_dmpUrl: 'https://localhost:9443/dmp' });
    expect(application.openings.map(({ url }) => url.href)).toEqual([
      'https://formation3.lps2.dmp.gouv.fr/si-dmp-server/v2/services',
      'https://localhost:9443/dmp',
    ]);
  });

  it('is refused when the card has no such practice location', async () => {
    const application = await ready();
    expect(
      await application.send('hl_createDmpConnector', { ...CONNECTOR, i_cpsPracticeLocationIndice: 2 }),
    ).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining('i_cpsPracticeLocationIndice: the card has 2'),
    });
  });

  it('gives the PIN once, and says when it is wrong', async () => {
    const application = await ready();
    const answer = await application.send('hl_createDmpConnector', { ...CONNECTOR, s_pinCode: '0000' });
    expect(answer).toMatchObject({ i_apiErrorType: 1, i_apiErrorCode: 7, i_remainingPinCodeInputs: 2 });
    expect(application.cards.pinsGiven).toEqual(['0000']);
    expect(application.licenceQuestions).toEqual([]);
  });

  it('is refused for an expired card', async () => {
    const application = await ready();
    application.cards.keysFail = new CardError('CARD_EXPIRED', 'The card has expired.');
    expect(await application.send('hl_createDmpConnector', CONNECTOR)).toMatchObject({
      i_apiErrorCode: 1003,
    });
  });

  it('says which field holds a code that the DMP does not know, and leaves no connection', async () => {
    let closed = 0;
    const application = await ready({
      services: {
        openDmp: async () => ({
          clientIn: () => {
            throw new DmpError('CODE_UNKNOWN', 'Unknown code.', { field: 'practiceSetting' });
          },
          close: async () => {
            closed += 1;
          },
        }),
      },
    });
    expect(await application.send('hl_createDmpConnector', CONNECTOR)).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
      s_apiErrorDescription: 's_practiceSetting: Unknown code.',
    });
    expect(closed).toBe(1);
  });

  it('uses its own proxy before that of the session', async () => {
    const application = startApplication();
    await application.open({ s_proxyIpOrUrl: 'session.example.org', i_proxyPort: 1 });
    await application.send('hl_getCpxCard', {});
    await application.send('hl_createDmpConnector', CONNECTOR);
    await application.send('hl_createDmpConnector', {
      ...CONNECTOR,
      s_proxyIpOrUrl: 'http://own.example.org:80',
      i_proxyPort: 0,
    });
    expect(application.openings.map(({ proxy }) => [proxy?.host, proxy?.port])).toEqual([
      ['session.example.org', 1],
      ['own.example.org', 80],
    ]);
    expect(application.licenceQuestions.map(({ proxy }) => proxy?.host)).toEqual([
      'session.example.org',
      'own.example.org',
    ]);
  });

  it('uses its own time server', async () => {
    const application = await ready();
    await application.send('hl_createDmpConnector', CONNECTOR);
    await application.send('hl_createDmpConnector', {
      ...CONNECTOR,
      s_ntpIpOrUrl: 'time.example.org',
      i_ntpPort: '1123',
    });
    expect(application.timeServers).toEqual([undefined, { host: 'time.example.org', port: 1123 }]);
  });

  it('replaces the connector made before; each is closed once', async () => {
    const application = await ready();
    await application.send('hl_createDmpConnector', CONNECTOR);
    await application.send('hl_createDmpConnector', CONNECTOR);
    expect(application.closedConnections()).toBe(1);
    await application.close();
    expect(application.closedConnections()).toBe(2);
  });
});

describe('the transactions of a connector', () => {
  it('fail with 1/1004 as soon as the card is gone, without asking the DMP', async () => {
    const application = startApplication();
    await application.connect();
    application.cards.keysFail = new CardError('CARD_CHANGED', 'The card was removed.');
    expect(await application.send('hl_findDocuments', { Ins: INS })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1004,
    });
    expect(application.dmp.asked.queries).toEqual([]);
  });

  it('show at the first one that no time server can be reached', async () => {
    const application = startApplication({
      services: {
        timeSource: () => ({
          synchronise: () => Promise.reject(new NtpError('NTP_UNREACHABLE', 'None of 0.pool.ntp.org.')),
          clock: () => ({ now: () => new Date() }),
          current: () => undefined,
        }),
      },
    });
    await application.connect();
    expect(await application.send('hl_findDocuments', { Ins: INS })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1012,
      s_apiErrorExtendedInformations: expect.stringContaining('0.pool.ntp.org'),
    });
  });

  it('follow each other; the card stays available meanwhile', async () => {
    const application = startApplication();
    await application.connect();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const started = new Promise<void>((resolve) => {
      application.dmp.before = () => {
        resolve();
        return held;
      };
    });
    const first = application.send('hl_findDocuments', { Ins: INS });
    await started;
    const second = application.send('hl_getDirectAuthenticationDMPStatus', { Ins: INS });
    // A short local command does not wait behind the search (js-api 1.8).
    expect(await application.send('hl_getCpxStatus')).toMatchObject({ s_status: 'OK' });
    expect(application.dmp.asked.existence).toEqual([]);
    release();
    expect(await first).toMatchObject({ s_status: 'OK' });
    expect(await second).toMatchObject({ s_status: 'OK' });
  });

  it('given up while they wait leave their place to the next one', async () => {
    const application = startApplication();
    await application.connect();
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    application.dmp.before = () => held;
    const first = application.send('hl_findDocuments', { Ins: INS });
    const second = application.send('hl_findDocuments', { Ins: INS });
    application.giveUp();
    expect(await second).toMatchObject({ i_apiErrorType: 3, i_apiErrorCode: 28 });
    const third = application.send('hl_findDocuments', { Ins: INS });
    release();
    expect(await first).toMatchObject({ s_status: 'OK' });
    expect(await third).toMatchObject({ s_status: 'OK' });
    expect(application.dmp.asked.queries).toHaveLength(2);
  });
});
