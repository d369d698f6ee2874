import { createHash, verify, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { type Connector, startConnector } from './testing/connector.js';

/** The public shell client: the whole sequence by HTTPS POST (js-api 13.3). */

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector();
});
afterAll(() => connector.stop());

const PAYLOAD = Buffer.from('Empreinte à signer\n', 'utf8');

describe.each([
  ['application/json', { 'content-type': 'application/json' }],
  ['text/plain', { 'content-type': 'text/plain;charset=UTF-8' }],
  ['no content type', {}],
])('with %s', (_, headers) => {
  const post = async (s_commandName: string, fields: object): Promise<Answer> => {
    const answer = await connector.http('POST', `/api/${s_commandName.toLowerCase()}`, {
      headers,
      body: JSON.stringify({ s_commandName, ...fields }),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    return answer.json();
  };

  it('opens a session, takes the first reader, reads the card and signs', async () => {
    const { dcParameter, pin } = connector.application.input;
    const { s_sessionId } = await post('hl_openSession', { s_dcparameters64: dcParameter });
    expect(s_sessionId).toMatch(/^[0-9a-f-]{36}$/);
    const { Readers } = await post('hl_getPcscReaders', { s_sessionId });
    const [reader] = Readers as { s_name: string }[];
    expect(await post('hl_getCpxCard', { s_sessionId, s_readerName: reader?.s_name })).toEqual({
      s_status: 'OK',
    });
    const card = await post('hl_readCpxCard', { s_sessionId, s_pinCode: pin, i_returnCertificates: 1 });
    expect(card.s_authenticationCertificatePEM).toMatch(/^-----BEGIN CERTIFICATE-----/);

    for (const data of [
      { s_dataToSignInBase64: PAYLOAD.toString('base64') },
      { s_stringToSign: PAYLOAD.toString('utf8') },
    ]) {
      const signed = await post('hl_signWithCpxCard', { s_sessionId, s_pinCode: pin, ...data });
      expect(signed).toMatchObject({
        s_status: 'OK',
        s_digest: createHash('sha256').update(PAYLOAD).digest('base64'),
      });
      const { publicKey } = new X509Certificate(String(signed.s_signatureCertificate));
      const signature = Buffer.from(String(signed.s_signature), 'base64');
      expect(verify('RSA-SHA256', PAYLOAD, publicKey, signature)).toBe(true);
    }
  });

  it('gets HTTP 200 for what fails, with the error in the JSON', async () => {
    expect(await post('hl_getPcscReaders', { s_sessionId: 'gone' })).toMatchObject({
      s_status: 'ERROR',
      i_apiErrorType: 6000,
      i_apiErrorCode: 3,
    });
  });
});

it('takes the name of the command from the path alone, in any case, and refuses two that disagree', async () => {
  const body = JSON.stringify({ s_sessionId: 'x' });
  const byPath = await connector.http('POST', '/api/HL_SESSIONEXISTS', { body });
  expect(byPath.json()).toEqual({ s_status: 'OK', i_exists: 0 });
  const twoNames = await connector.http('POST', '/api/hl_sessionexists', {
    body: JSON.stringify({ s_commandName: 'hl_closeSession', s_sessionId: 'x' }),
  });
  expect(twoNames.json()).toMatchObject({ i_apiErrorType: 6000, i_apiErrorCode: 2 });
});

it('refuses monitors over HTTP', async () => {
  const { s_sessionId } = (await connector.http('POST', '/api/hl_opensession', { body: '{}' })).json();
  const answer = await connector.http('POST', '/api/hl_startdummymonitoring', {
    body: JSON.stringify({ s_sessionId }),
  });
  expect(answer.json()).toMatchObject({ s_status: 'ERROR', i_apiErrorType: 6000, i_apiErrorCode: 2 });
});
