import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CardError } from '@dmpconnect/card-pkcs11';
import { TransportError } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../../config/index.js';
import type { Feature } from '../../../features.js';
import { makeCertificate } from '../../../testing/certificate.js';
import { startApplication, type TestApplication, testSettings } from '../../testing/application.js';
import { PIN } from '../../testing/fake-card.js';

const SERVER = 'https://formation1.lps2.dmp.gouv.fr/base/';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'server-authorities-'));
  writeFileSync(join(folder, 'authority.pem'), (await makeCertificate()).cert);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(features: readonly Feature[] = [], dmpconnect: Partial<Settings['dmpconnect']> = {}) {
  const settings = testSettings();
  return startApplication({
    settings: {
      ...settings,
      dmpconnect: { ...settings.dmpconnect, ...dmpconnect },
      licensing: { ...settings.licensing, grantedFeatures: features },
    },
  });
}

const create = (application: TestApplication, fields: object = {}) =>
  application.send('hl_createConnection', { s_server: SERVER, i_requestTimeout: '30', ...fields });

async function open(application: TestApplication, fields: object = {}): Promise<unknown> {
  const { i_connectionHandle } = await create(application, fields);
  return i_connectionHandle;
}

const refused = (text: string) => ({
  s_status: 'ERROR',
  i_apiErrorType: 6000,
  i_apiErrorCode: 2,
  s_apiErrorDescription: expect.stringContaining(text),
});

describe('hl_createConnection', () => {
  it('makes a connection to a national service, and sends nothing yet', async () => {
    const application = start();
    const answer = await create(application);
    expect(answer.s_status).toBe('OK');
    expect(Number(answer.i_connectionHandle) >>> 16).toBe(4);
    expect(application.connections).toMatchObject([
      {
        opening: { url: new URL(SERVER), timeoutMs: 30_000, proxy: undefined, card: undefined },
        requests: [],
      },
    ]);
  });

  it.each([
    'formation1.lps2.dmp.gouv.fr',
    'https://mss-msg-igcsante.formation.mssante.fr:443',
    'qualiflps.services-ps.ameli.fr/lps',
    'https://extra.example:8443/',
  ])('knows %s', async (s_server) => {
    const application = start([], { allowedHosts: ['extra.example:8443'] });
    expect(await create(application, { s_server })).toMatchObject({ s_status: 'OK' });
  });

  it.each([
    ['https://www.example.org', 's_server: www.example.org is not a national service'],
    ['lps2.dmp.gouv.fr', 's_server: lps2.dmp.gouv.fr is not a national service of the environment "test"'],
    ['https://services-ps.ameli.fr', 'not a national service'],
    ['https://formation1.lps2.dmp.gouv.fr:8443', 'not a national service'],
    ['https://formation1.lps2.dmp.gouv.fr.example.org', 'not a national service'],
    ['https://formation1.lps2.dmp.gouv.fr@example.org', 'without user name'],
    ['http://formation1.lps2.dmp.gouv.fr', 'https address'],
    ['file:///etc/passwd', 'https address'],
    ['https://formation1.lps2.dmp.gouv.fr/?a=b', 'query'],
    [' ', 'https address'],
  ])('refuses %s', async (s_server, text) => {
    const application = start();
    expect(await create(application, { s_server })).toMatchObject(refused(text));
    expect(application.connections).toEqual([]);
  });

  it('takes its own proxy before that of the session', async () => {
    const application = start();
    await application.open({ s_proxyIpOrUrl: 'session.example', i_proxyPort: 1 });
    await create(application);
    await create(application, { s_proxyIpOrUrl: 'own.example', i_proxyPort: 3128 });
    expect(application.connections.map(({ opening }) => opening.proxy?.host)).toEqual([
      'session.example',
      'own.example',
    ]);
  });

  it('trusts a file of the operator’s folder, with its extension or without', async () => {
    const application = start([], { authoritiesFolder: folder });
    for (const s_caCertName of ['authority', 'authority.pem']) {
      expect(await create(application, { s_caCertName })).toMatchObject({ s_status: 'OK' });
    }
    expect(application.connections.map(({ opening }) => opening.authorities)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('BEGIN CERTIFICATE')),
    );
  });

  it.each(['../authority', './authority.pem', '/etc/ssl/cert.pem', 'authority.pem/', 'none', '..', ''])(
    'never takes a name for a path: %j',
    async (s_caCertName) => {
      const application = start([], { authoritiesFolder: folder });
      const answer = await create(application, { s_caCertName });
      if (s_caCertName === '') expect(application.connections[0]?.opening.authorities).toBeUndefined();
      else expect(answer).toMatchObject(refused('s_caCertName'));
    },
  );

  it('uses the card only with the feature, after a PIN of this session, while it is there', async () => {
    const without = start();
    expect(await create(without, { i_usePkcs11: 1 })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1011,
      s_apiErrorExtendedInformations: expect.stringContaining('hl_createConnection'),
    });

    const application = start(['hl_createConnection']);
    await application.send('hl_getCpxCard');
    expect(await create(application, { i_usePkcs11: 1 })).toMatchObject(refused('hl_readCpxCard'));
    await application.send('hl_readCpxCard', { s_pinCode: PIN });
    expect(await create(application, { i_usePkcs11: '1' })).toMatchObject({ s_status: 'OK' });
    expect(application.connections[0]?.opening.card).toBeDefined();
    application.cards.keysFail = new CardError('CARD_CHANGED', 'The card was removed.');
    expect(await create(application, { i_usePkcs11: 1 })).toMatchObject({ i_apiErrorCode: 1004 });
    expect(application.connections).toHaveLength(1);
  });

  it('is closed when it is released, and all are when the session ends', async () => {
    const application = start();
    const i_handle = await open(application);
    await open(application);
    await application.send('releaseObject', { i_handle });
    expect(application.connections.map(({ closed }) => closed)).toEqual([true, false]);
    await application.send('hl_closeSession');
    expect(application.connections.map(({ closed }) => closed)).toEqual([true, true]);
  });
});

describe('sendHttpRequest', () => {
  it('sends what it is given and answers in the form of the messaging', async () => {
    const application = start();
    const i_connection = await open(application);
    const answer = await application.send('sendHttpRequest', {
      i_connection,
      s_method: 'put',
      s_requestPath: '/services/x?y=1',
      Headers: {
        '#0': { s_name: 'Content-Type', s_value: 'text/plain' },
        '#1': { s_name: 'X-Empty', s_value: '' },
      },
      s_requestBodyInBase64: Buffer.from('body').toString('base64'),
    });
    expect(answer).toEqual({
      s_status: 'OK',
      s_answerBodyInBase64: Buffer.from('body').toString('base64'),
      Headers: [{ s_name: 'set-cookie', s_value: 'a=1' }],
      StatusLine: { s_httpVersion: 'HTTP/1.1', s_reasonPhrase: 'OK', s_statusCode: '200' },
    });
    expect(application.connections[0]?.requests).toEqual([
      {
        method: 'PUT',
        path: '/services/x?y=1',
        headers: { 'content-type': 'text/plain', 'x-empty': '' },
        body: Buffer.from('body'),
      },
    ]);
  });

  it('chooses the method by the body', async () => {
    const application = start();
    const i_connection = await open(application);
    await application.send('sendHttpRequest', { i_connection, s_requestPath: '/' });
    await application.send('sendHttpRequest', {
      i_connection,
      s_requestPath: '/',
      s_requestBodyInBase64: 'YQ==',
    });
    expect(application.connections[0]?.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it.each([
    [{ s_requestPath: 'x' }, 's_requestPath'],
    [{ s_requestPath: '//example.org/x' }, 's_requestPath'],
    [{ s_requestPath: '/\\example.org' }, 's_requestPath'],
    [{ s_requestPath: 'https://example.org/' }, 's_requestPath'],
    [{ s_requestPath: '/a b' }, 's_requestPath'],
    [{ s_requestPath: '/a\r\nHost: example.org' }, 's_requestPath'],
    [{ s_requestPath: '/é' }, 's_requestPath'],
    [{ s_method: 'CONNECT' }, 's_method must be one of'],
    [{ Headers: [{ s_name: 'Host', s_value: 'example.org' }] }, 'Host is set by the connector'],
    [{ Headers: [{ s_name: 'transfer-encoding', s_value: 'chunked' }] }, 'set by the connector'],
    [{ Headers: [{ s_name: 'a b', s_value: '' }] }, 'Headers[0].s_name'],
    [{ Headers: [{ s_name: 'a', s_value: 'x\r\nHost: y' }] }, 'Headers[0].s_value'],
    [{ Headers: [{ s_name: 'a' }, { s_name: 'A' }] }, 'given twice'],
    [{ s_requestBodyInBase64: '*' }, 's_requestBodyInBase64'],
  ])('refuses %j', async (fields, text) => {
    const application = start();
    const i_connection = await open(application);
    expect(
      await application.send('sendHttpRequest', { i_connection, s_requestPath: '/', ...fields }),
    ).toMatchObject(refused(text));
    expect(application.connections[0]?.requests).toEqual([]);
  });

  it('refuses a handle of another kind, an empty connection, and that of the DMP connector', async () => {
    const application = start();
    await application.connect({ i_getConnectionHandle: 1 });
    const { i_user, i_connection: ofTheDmp } = await application.send('hl_getSessionState');
    const { i_returnValue: empty } = await application.send('createObject', { i_type: 12 });
    const send = (i_connection: unknown) =>
      application.send('sendHttpRequest', { i_connection, s_requestPath: '/' });
    for (const handle of [0, i_user, empty])
      expect(await send(handle)).toMatchObject({ i_apiErrorCode: 1009 });
    expect(await send(ofTheDmp)).toMatchObject({ i_apiErrorType: 1, i_apiErrorCode: 1014 });
  });

  it('needs its own feature and the card still there, when the card authenticates the connection', async () => {
    const unlocked = async (application: TestApplication) => {
      await application.send('hl_getCpxCard');
      await application.send('hl_readCpxCard', { s_pinCode: PIN });
      return open(application, { i_usePkcs11: 1 });
    };
    const half = start(['hl_createConnection']);
    expect(
      await half.send('sendHttpRequest', { i_connection: await unlocked(half), s_requestPath: '/' }),
    ).toMatchObject({ i_apiErrorCode: 1011, s_apiErrorContext: 'sendHttpRequest' });

    const application = start(['hl_createConnection', 'sendHttpRequest']);
    const request = { i_connection: await unlocked(application), s_requestPath: '/' };
    expect(await application.send('sendHttpRequest', request)).toMatchObject({ s_status: 'OK' });
    application.cards.keysFail = new CardError('CARD_CHANGED', 'The card was removed.');
    expect(await application.send('sendHttpRequest', request)).toMatchObject({ i_apiErrorCode: 1004 });
    expect(application.connections[0]?.requests).toHaveLength(1);
  });

  it('tells network failures by their numbers', async () => {
    const application = startApplication({
      settings: testSettings(),
      services: {
        openConnection: async () => ({
          send: () => Promise.reject(new TransportError('timeout', 'No answer.')),
          close: async () => {},
        }),
      },
    });
    const i_connection = await open(application);
    expect(await application.send('sendHttpRequest', { i_connection, s_requestPath: '/' })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 3,
      i_apiErrorCode: 28,
    });
  });
});
