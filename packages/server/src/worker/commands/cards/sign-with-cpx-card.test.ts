import { createHash } from 'node:crypto';
import { CardError } from '@dmpconnect/card-pkcs11';
import { describe, expect, it } from 'vitest';
import type { Integrator } from '../../../ipc/messages.js';
import { startApplication, type TestApplication, testSettings } from '../../testing/application.js';
import { PIN } from '../../testing/fake-card.js';

const INTEGRATOR: Integrator = {
  integratorId: 'i',
  applicationName: 'A',
  allowedOrigins: [],
  environment: 'test',
  features: ['hl_signWithCpxCard', 's_authSignature'],
};

async function start(features: readonly string[] = INTEGRATOR.features): Promise<TestApplication> {
  const application = startApplication({ integrator: { ...INTEGRATOR, features } });
  await application.send('hl_getCpxCard', { s_readerName: 'Reader A' });
  return application;
}

const sign = (application: TestApplication, fields: object) =>
  application.send('hl_signWithCpxCard', { s_pinCode: PIN, ...fields });

const BASE64 = Buffer.from('à signer').toString('base64');

describe('hl_signWithCpxCard', () => {
  it('signs a text as its UTF-8 bytes, and the same bytes in base64, with both keys', async () => {
    const application = await start();
    const expected = {
      s_status: 'OK',
      s_signature: Buffer.from('signature').toString('base64'),
      s_signatureCertificate: expect.stringContaining('-----BEGIN CERTIFICATE-----'),
      s_digest: createHash('sha256').update('à signer').digest('base64'),
      s_authSignature: Buffer.from('authentication').toString('base64'),
    };
    expect(await sign(application, { s_stringToSign: 'à signer' })).toEqual(expected);
    expect(await sign(application, { s_dataToSignInBase64: BASE64, i_digestType: '1' })).toEqual(expected);
    expect(application.cards.signed).toEqual(
      ['signature', 'authentication', 'signature', 'authentication'].map((key) => ({
        key,
        data: Buffer.from('à signer'),
        algorithm: 'RSA-SHA256',
      })),
    );
  });

  it('does not decode base64 given as a text', async () => {
    const application = await start();
    const { s_digest } = await sign(application, { s_stringToSign: BASE64, s_dataToSignInBase64: '' });
    expect(s_digest).toBe(createHash('sha256').update(BASE64).digest('base64'));
  });

  it.each([
    [2, 'RSA-SHA384', 'sha384'],
    [3, 'RSA-SHA512', 'sha512'],
  ])('uses the digest asked for: %d', async (i_digestType, algorithm, hash) => {
    const application = await start();
    const { s_digest } = await sign(application, { s_stringToSign: 'x', i_digestType });
    expect(s_digest).toBe(createHash(hash).update('x').digest('base64'));
    expect(application.cards.signed[0]).toMatchObject({ algorithm });
  });

  it('is refused without the feature, before the PIN is given', async () => {
    const application = await start([]);
    expect(await sign(application, { s_stringToSign: 'x' })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1011,
      s_apiErrorExtendedInformations: expect.stringContaining('hl_signWithCpxCard'),
    });
    expect(application.cards.pinsGiven).toEqual([]);
  });

  it('does not use the authentication key without its own feature', async () => {
    const application = await start(['hl_signWithCpxCard']);
    const answer = await sign(application, { s_stringToSign: 'x' });
    expect(answer.s_status).toBe('OK');
    expect(answer).not.toHaveProperty('s_authSignature');
    expect(application.cards.signed.map(({ key }) => key)).toEqual(['signature']);
  });

  it('is granted by the operator too', async () => {
    const settings = testSettings();
    const application = startApplication({
      settings: {
        ...settings,
        licensing: { ...settings.licensing, grantedFeatures: ['hl_signWithCpxCard'] },
      },
    });
    await application.send('hl_getCpxCard');
    expect(await sign(application, { s_stringToSign: 'x' })).toMatchObject({ s_status: 'OK' });
  });

  it.each([
    [{}, 's_stringToSign or s_dataToSignInBase64 is missing'],
    [{ s_stringToSign: '', s_dataToSignInBase64: null }, 's_stringToSign or s_dataToSignInBase64 is missing'],
    [{ s_stringToSign: 'x', s_dataToSignInBase64: 'eA==' }, 'not both'],
    [{ s_stringToSign: 'x', i_digestType: 4 }, 'i_digestType must be one of 1, 2, 3'],
    [{ s_dataToSignInBase64: '*' }, 's_dataToSignInBase64 must be base64'],
  ])('refuses %o, and costs no try', async (fields, message) => {
    const application = await start();
    expect(await sign(application, fields)).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorCode: 2,
      s_apiErrorDescription: expect.stringContaining(message),
    });
    expect(application.cards.pinsGiven).toEqual([]);
  });

  it('never signs what would open a service, and says which rule', async () => {
    const application = await start();
    expect(await sign(application, { s_stringToSign: '<SignedInfo/>' })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 1013,
      s_apiErrorExtendedInformations: 'rule xml-signed-info',
    });
    expect(application.cards.signed).toEqual([]);
    expect(application.cards.pinsGiven).toEqual([]);
  });

  it('says that the PIN is wrong, or that the card left', async () => {
    const application = await start();
    expect(await sign(application, { s_stringToSign: 'x', s_pinCode: '9999' })).toMatchObject({
      i_apiErrorType: 1,
      i_apiErrorCode: 7,
      i_remainingPinCodeInputs: 2,
    });
    application.cards.keysFail = new CardError('CARD_CHANGED', 'The card was removed.');
    expect(await sign(application, { s_stringToSign: 'x' })).toMatchObject({ i_apiErrorCode: 1004 });
  });

  it('needs the reader to be chosen', async () => {
    const application = startApplication({ integrator: INTEGRATOR });
    expect(await sign(application, { s_stringToSign: 'x' })).toMatchObject({
      i_apiErrorCode: 2,
      s_apiErrorDescription: 'Call hl_getCpxCard first',
    });
  });
});
