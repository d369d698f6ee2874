import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../client/command.js';
import { startApplication } from '../testing/application.js';
import { type Connector, startConnector } from './testing/connector.js';

/** The React signing client: JSON by POST from a page of another origin (js-api 13.2). */

const ORIGIN = 'https://localhost:5173';
const STRANGER = 'https://localhost.evil.test:5173';

let connector: Connector;
beforeAll(async () => {
  connector = await startConnector(startApplication());
});
afterAll(() => connector.stop());

const post = (path: string, fields: object, origin = ORIGIN) =>
  connector.http('POST', path, {
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });

const api = async (s_commandName: string, fields: object): Promise<Answer> => {
  const answer = await post(`/api/${s_commandName.toLowerCase()}`, { s_commandName, ...fields });
  expect(answer.status).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe(ORIGIN);
  return answer.json();
};

describe('the browser', () => {
  it.each(['/api/hl_opensession', '/remotecommand/registerDcParameter', '/'])(
    'asks before it posts JSON to %s, private network included',
    async (path) => {
      const answer = await connector.http('OPTIONS', path, {
        headers: {
          origin: ORIGIN,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
          'access-control-request-private-network': 'true',
        },
      });
      expect(answer.status).toBe(204);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': expect.stringContaining('content-type'),
        'access-control-allow-private-network': 'true',
        vary: expect.stringContaining('Origin'),
      });
    },
  );

  it('is told the version in a header the page may read', async () => {
    const answer = await post('/remotecommand/isDcParameterRegistered', { s_dcparameters64: 'test' });
    expect(answer.headers['esanteconnect-version']).toMatch(/^\d+\.\d+\.\d+/);
    expect(answer.headers['access-control-expose-headers']).toBe('eSanteConnect-Version');
  });

  it('of a foreign page gets 403 and learns nothing', async () => {
    const answer = await post('/api/hl_opensession', {}, STRANGER);
    expect(answer.status).toBe(403);
    expect(answer.text).toBe('');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['esanteconnect-version']).toBeUndefined();
  });
});

describe('the DC parameter', () => {
  it('is looked for, registered when it is unknown, and found afterwards', async () => {
    const fields = { s_dcparameters64: connector.application.input.dcParameter };
    const isRegistered = async () =>
      (await post('/remotecommand/isDcParameterRegistered', fields)).json().i_registered;
    expect(await isRegistered()).toBe(0);
    expect((await post('/remotecommand/registerDcParameter', fields)).json().s_status).toBe('OK');
    expect(await isRegistered()).toBe(1);
    expect((await post('/remotecommand/registerDcParameter', fields)).json()).toHaveProperty('s_status');
  });

  it('probed with any value shows that the connector lives, to any page', async () => {
    const answer = await post(
      '/remotecommand/isDcParameterRegistered',
      { s_dcparameters64: 'test' },
      STRANGER,
    );
    expect(answer.status).toBe(200);
    expect(answer.json()).toEqual({ s_status: 'OK', i_registered: 0 });
  });
});

describe('the signing sequence', () => {
  it('gives every field the client looks at', async () => {
    const { dcParameter, pin } = connector.application.input;
    const opened = await api('hl_openSession', {
      s_dcparameters64: dcParameter,
      i_getDcparamInformations: 1,
      i_timeoutInSeconds: 3600,
    });
    expect(opened).toMatchObject({ s_status: 'OK', i_isProduction: 0 });
    const { s_sessionId } = opened;

    const { Readers } = await api('hl_getPcscReaders', { s_sessionId });
    const reader = (Readers as { i_slotType: number; s_name: string }[]).find(
      ({ i_slotType }) => i_slotType === 3,
    );
    const s_readerName = reader?.s_name;
    // Before each read and each signature.
    for (let time = 0; time < 2; time += 1) {
      expect(await api('hl_getCpxCard', { s_sessionId, s_readerName })).toEqual({ s_status: 'OK' });
    }
    // The client sends a reader name the command does not know.
    const card = await api('hl_readCpxCard', {
      s_sessionId,
      s_readerName,
      s_pinCode: pin,
      i_returnCertificates: 1,
    });
    expect(card).toMatchObject({
      s_status: 'OK',
      s_cpxSerialNumber: expect.stringMatching(/^\d+$/),
      s_cpxValidityDate: expect.stringMatching(/^\d{8}$/),
      i_cpxCardType: expect.any(Number),
      s_signatureCertificatePEM: expect.stringMatching(/^-----BEGIN CERTIFICATE-----/),
    });

    const data = Buffer.from('{"ordonnance":1}', 'utf8');
    const signed = await api('hl_signWithCpxCard', {
      s_sessionId,
      s_pinCode: pin,
      s_dataToSignInBase64: data.toString('base64'),
      i_digestType: 1,
    });
    expect(signed.s_signature).not.toBe('');
    expect(signed.s_digest).toBe(createHash('sha256').update(data).digest('base64'));
  });

  it('knows a wrong PIN by type 1 and code 7 in an answer 200', async () => {
    const { s_sessionId } = await api('hl_openSession', {});
    const s_readerName = connector.application.sandbox.ready.cpxReader;
    await api('hl_getCpxCard', { s_sessionId, s_readerName });
    expect(await api('hl_readCpxCard', { s_sessionId, s_pinCode: '0000' })).toMatchObject({
      s_status: 'API_ERROR',
      i_apiErrorType: 1,
      i_apiErrorCode: 7,
      i_remainingPinCodeInputs: 2,
      s_apiErrorExtendedInformations: '2 tries left',
      s_apiErrorContext: 'readCpxCard',
    });
  });
});
