import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedInfoElement, writeXml } from '@dmpconnect/soap';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PATIENT } from './main-job/patient.js';
import { type Application, type OpenSession, openSession, startApplication } from './testing/application.js';

let application: Application;
let session: OpenSession;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dmpconnect-keys-'));
  application = await startApplication();
  session = await openSession(application);
});
afterAll(async () => {
  await application.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What openssl says of a signature, with the public key of a certificate: it fails when it does not verify. */
function opensslVerifies(digest: string, certificate: unknown, signature: unknown, data: Buffer): string {
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const certificateFile = file('certificate.pem', String(certificate));
  const run = (...args: readonly string[]) => execFileSync('openssl', args, { encoding: 'utf8' });
  const publicKey = file('key.pem', run('x509', '-in', certificateFile, '-pubkey', '-noout'));
  const signatureFile = file('signature', Buffer.from(String(signature), 'base64'));
  return run(
    'dgst',
    `-${digest}`,
    '-verify',
    publicKey,
    '-signature',
    signatureFile,
    file('data', data),
  ).trim();
}

describe('hl_signWithCpxCard', () => {
  it.each([
    [1, 'sha256'],
    [2, 'sha384'],
    [3, 'sha512'],
  ])('with digest type %d, openssl verifies the signatures of both keys', async (i_digestType, digest) => {
    const { pin: s_pinCode } = application.input;
    const card = await session.send('hl_readCpxCard', { s_pinCode, i_returnCertificates: 1 });
    const data = Buffer.from('Ordonnance : paracétamol 1 g');
    const signed = await session.send('hl_signWithCpxCard', {
      s_pinCode,
      s_stringToSign: data.toString('utf8'),
      i_digestType,
    });
    expect(signed.s_signatureCertificate).toBe(card.s_signatureCertificatePEM);
    expect(opensslVerifies(digest, card.s_signatureCertificatePEM, signed.s_signature, data)).toBe(
      'Verified OK',
    );
    expect(opensslVerifies(digest, card.s_authenticationCertificatePEM, signed.s_authSignature, data)).toBe(
      'Verified OK',
    );
  });

  it('does not sign what the connector signs to open the DMP, and the card is not asked', async () => {
    const signedInfo = signedInfoElement({
      canonicalization: 'http://www.w3.org/2001/10/xml-exc-c14n#',
      algorithm: 'RSA-SHA256',
      references: [{ uri: '#vihf', transforms: [], digestAlgorithm: 'SHA256', digest: 'AAAA' }],
    });
    application.sandbox.card.clearCalls();
    const answer = await session.send('hl_signWithCpxCard', {
      s_pinCode: application.input.pin,
      s_dataToSignInBase64: Buffer.from(writeXml(signedInfo)).toString('base64'),
    });
    expect(answer).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 1013,
      s_apiErrorExtendedInformations: 'rule xml-signed-info',
    });
    expect(application.sandbox.card.calls().filter(({ call }) => call === 'C_Sign')).toEqual([]);
  });
});

describe('connections of an application', () => {
  const create = (s_server: string, fields: object = {}) =>
    session.send('hl_createConnection', { s_server, i_requestTimeout: 10, ...fields });

  it('reach a server of the operator, with the authorities it names', async () => {
    const [s_server = ''] = application.sandbox.ready.licenceUrls;
    const { i_connectionHandle: i_connection } = await create(s_server, { s_caCertName: 'servers' });
    const answer = await session.send('sendHttpRequest', { i_connection, s_requestPath: '/unknown' });
    expect(answer).toMatchObject({
      s_status: 'OK',
      StatusLine: { s_httpVersion: 'HTTP/1.1', s_statusCode: '404' },
      s_answerBodyInBase64: expect.any(String),
    });
    const strangers = await create(s_server, { s_caCertName: 'card-authorities' });
    expect(
      await session.send('sendHttpRequest', {
        i_connection: strangers.i_connectionHandle,
        s_requestPath: '/',
      }),
    ).toMatchObject({ i_apiErrorType: 3, i_apiErrorCode: 60 });
    expect(await create('https://www.example.org')).toMatchObject({
      i_apiErrorType: 6000,
      i_apiErrorCode: 2,
    });
  });

  it('show the DMP the certificate of the card, after a PIN given in this session', async () => {
    const { dmpUrl, pin } = application.input;
    const { origin } = new URL(dmpUrl);
    const other = await openSession(application);
    const asked = { s_server: origin, i_requestTimeout: 10, i_usePkcs11: 1 };
    expect(await other.send('hl_createConnection', asked)).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining('hl_readCpxCard'),
    });
    await other.send('hl_readCpxCard', { s_pinCode: pin });
    const { i_connectionHandle } = await other.send('hl_createConnection', asked);
    const request = { s_requestPath: '/', s_method: 'POST', s_requestBodyInBase64: 'PGEvPg==' };
    const answer = await other.send('sendHttpRequest', { i_connection: i_connectionHandle, ...request });
    expect(answer).toMatchObject({
      s_status: 'OK',
      StatusLine: { s_statusCode: expect.stringMatching(/^[45]/) },
    });

    // Without the card the handshake itself is refused: what answered above did see a certificate.
    const { i_connectionHandle: bare } = await create(origin);
    expect(await session.send('sendHttpRequest', { i_connection: bare, ...request })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 3,
    });
  });
});

const SENT = {
  ...PATIENT,
  s_documentDescription: 'Document d’essai',
  s_documentCategory: '11488-4',
  i_documentVisibility: 1,
  i_documentFormat: 5,
  s_healthcareSetting: 'SA07',
} as const;

describe('objects of a session', () => {
  it('lead from a search to a document and its content', async () => {
    await session.createDmpConnector();
    const { documentBase64, title } = application.input;
    const sent = await session.send('hl_sendDocument', {
      ...SENT,
      s_fileContentBase64: documentBase64,
      s_documentTitle: title,
    });
    expect(sent).toMatchObject({ s_status: 'OK' });
    await session.send('hl_findDocuments', { Ins: PATIENT.Ins });
    const { i_documentsFound } = await session.send('hl_getSessionState');
    const list = await session.send('hl_getObjectParameters', { i_objectHandle: i_documentsFound });
    expect(list).toMatchObject({ type: 2, list: [{ type: 11, 51: title, 20: sent.s_uniqueId }] });
    const { i_returnValue: i_object } = await session.send('getObjectFromList', {
      i_list: i_documentsFound,
      i_position: 0,
    });
    const content = await session.send('getObjectParameterString', {
      i_object,
      i_parameter: 21,
      i_resultInBase64: 1,
    });
    expect(content.s_utf8String).toBe(documentBase64);
  });
});

describe('hl_checkUserLicenseRight', () => {
  it('answers for the card in the reader, without its PIN', async () => {
    const other = await openSession(application, 'licence');
    application.sandbox.card.clearCalls();
    expect(await other.send('hl_checkUserLicenseRight')).toEqual({ s_status: 'OK' });
    expect(application.sandbox.card.calls().filter(({ call }) => call === 'C_Login')).toEqual([]);
  });
});
