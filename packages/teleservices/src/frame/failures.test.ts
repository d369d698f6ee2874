import { createDispatcher, HttpStatusError, SoapError, TransportError } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { TlsiFaultError } from '../errors.js';
import { fault, NOBODY, type Reply, useTeleservices } from '../testing/harness.js';
import { hasSchemas, schemaErrors } from '../testing/material.js';
import { FAULTS, type FaultDetailCode } from '../wire-profile/index.js';
import { isRetryable } from './retryable.js';

const tlsi = useTeleservices();
const VISIT = { careContext: 'visit 4711' };
const TRAITS = { birthName: 'ADRUN', givenNames: 'ZOE', sex: 'F', birthDate: '1975-12-31' } as const;
const TYPE = 'application/soap+xml; charset=utf-8';

const failure = async (change: Parameters<typeof tlsi.clientWith>[0] = {}, call = VISIT): Promise<unknown> =>
  tlsi
    .clientWith(change)
    .insFromTraits(TRAITS, call)
    .then(
      () => 'nothing was thrown',
      (error: unknown) => error,
    );
const failureOf = (reply: Reply) => {
  tlsi.reply(reply);
  return failure();
};

describe('a failure below the service has a type of its own', () => {
  it('host down', async () => {
    const error = await failure({ url: 'https://localhost:1/lps' });
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ code: 'TRANSPORT', reason: 'connect' });
    expect(isRetryable(error)).toBe(true);
  });

  it('TLS refused: the server is not trusted', async () => {
    const dispatcher = createDispatcher();
    const error = await failure({ dispatcher });
    await dispatcher.destroy();
    expect(error).toMatchObject({ code: 'TRANSPORT', reason: 'server-certificate' });
    expect(isRetryable(error)).toBe(false);
  });

  it('HTML page with 200', async () => {
    const error = await failureOf({ status: 200, type: 'text/html', raw: '<html>Maintenance</html>' });
    expect(error).toBeInstanceOf(SoapError);
    expect(error).toMatchObject({
      code: 'SOAP_ANSWER',
      message: 'The service answered text/html instead of SOAP.',
    });
    expect(isRetryable(error)).toBe(false);
  });

  it('HTML page with 503', async () => {
    const error = await failureOf({ status: 503, type: 'text/html', raw: '<html>Maintenance</html>' });
    expect(error).toBeInstanceOf(HttpStatusError);
    expect(error).toMatchObject({ code: 'HTTP_STATUS', httpStatus: 503 });
    expect(isRetryable(error)).toBe(true);
  });

  it('body cut by the connection', async () => {
    const error = await failureOf({
      act: (response) => {
        response.writeHead(200, { 'content-type': TYPE, 'content-length': '5000' });
        response.write('<soap:Envelope', () => response.destroy());
      },
    });
    expect(error).toMatchObject({ code: 'TRANSPORT', reason: 'receive' });
    expect(isRetryable(error)).toBe(true);
  });

  it('body cut before it was sent', async () => {
    const raw = '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><RESULTAT';
    expect(await failureOf({ status: 200, type: TYPE, raw })).toMatchObject({ code: 'XML_MALFORMED' });
  });

  it('body that does not come in time', async () => {
    tlsi.reply({ act: (response) => response.writeHead(200, { 'content-type': TYPE }).write('<soap') });
    const error = await failure({ transactionTimeoutMs: 150 });
    expect(error).toMatchObject({ code: 'TRANSPORT', reason: 'timeout' });
    expect(isRetryable(error)).toBe(true);
  });

  it('caller who gives up', async () => {
    const controller = new AbortController();
    tlsi.reply({ act: () => controller.abort() });
    const error = await failure({}, { ...VISIT, signal: controller.signal } as typeof VISIT);
    expect(error).toMatchObject({ code: 'TRANSPORT', reason: 'aborted' });
    expect(isRetryable(error)).toBe(false);
  });

  it('document type', async () => {
    const raw = '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>';
    expect(await failureOf({ status: 200, type: TYPE, raw })).toMatchObject({ code: 'XML_DOCTYPE' });
  });

  it('SOAP that is not the expected message', async () => {
    const raw =
      '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><x/></s:Body></s:Envelope>';
    expect(await failureOf({ status: 200, type: TYPE, raw })).toMatchObject({ code: 'ANSWER_UNEXPECTED' });
    expect(tlsi.audited).toMatchObject([{ code: 'ANSWER_UNEXPECTED' }]);
  });
});

describe('a fault', () => {
  it.each(Object.values(FAULTS))(
    '$detail is told in words',
    async ({ detail, meaning, severity, subcode, soapCode }) => {
      const error = await failureOf(fault(detail as FaultDetailCode));
      expect(error).toBeInstanceOf(TlsiFaultError);
      if (!(error instanceof TlsiFaultError)) return;
      expect(error.message).toBe(`INSi 2 was refused (${detail}): ${meaning}.`);
      expect(error).toMatchObject({ code: 'FAULT', httpStatus: 500, retryable: subcode === 'siram_40' });
      expect(error.fault).toMatchObject({
        soapCode,
        subcode,
        reason: 'Service indisponible',
        severity: severity.startsWith('fatal') ? 'fatal' : 'error',
        detailCode: detail,
        detailText: 'texte technique',
        layer: detail.startsWith('desir') ? 'front' : 'service',
      });
      expect(JSON.stringify(error)).not.toContain('texte technique');
      expect(tlsi.audited).toMatchObject([{ code: detail }]);
      expect(isRetryable(error)).toBe(error.retryable);
    },
  );

  it('of the front layer repeats the identifier of the message; of the service it does not', async () => {
    const front = await failureOf(fault('desir_1020', { messageId: 'uuid:1' }));
    expect(front).toMatchObject({ fault: { messageId: 'uuid:1' } });
    const service = await failureOf(fault('insi_102', { lang: 'en' }));
    expect(service).toMatchObject({ fault: { messageId: undefined } });
  });

  // Prefixes S and env, another order of attributes, an unknown code, a severity of a newer edition.
  it('is read whatever its prefixes, and with a code that nobody knows', async () => {
    const raw =
      '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><S:Body xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Fault><S:Code><S:Value>S:Receiver</S:Value><S:Subcode><S:Value>S:siram_77</S:Value></S:Subcode></S:Code><S:Reason><S:Text xml:lang="en">Panne</S:Text></S:Reason><S:Detail><e:Erreur xmlns:e="urn:siram" code="insi_999" severite="grave">x</e:Erreur></S:Detail></S:Fault></S:Body></soap:Envelope>';
    const error = await failureOf({ status: 500, type: TYPE, raw });
    expect(error).toMatchObject({
      message: 'INSi 2 was refused (insi_999).',
      meaning: undefined,
      retryable: false,
      fault: { subcode: 'siram_77', severity: 'unknown', reason: 'Panne', layer: 'service' },
    });
  });

  it('without detail is told by its subcode', async () => {
    const raw =
      '<S:Envelope xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Body><S:Fault><S:Code><S:Value>S:Sender</S:Value><S:Subcode><S:Value>S:siram_40</S:Value></S:Subcode></S:Code><S:Reason><S:Text xml:lang="fr">Panne</S:Text></S:Reason></S:Fault></S:Body></S:Envelope>';
    expect(await failureOf({ status: 500, type: TYPE, raw })).toMatchObject({
      message: 'INSi 2 was refused (siram_40).',
      retryable: true,
      fault: { detailCode: '', layer: 'unknown' },
    });
  });

  it.skipIf(!hasSchemas)('as the profile writes it holds an Erreur of the official schema', () => {
    const reply = fault('desir_550', { messageId: 'uuid:1' });
    const error = /<siram:Erreur.*<\/siram:Erreur>/.exec('raw' in reply ? reply.raw : '')?.[0] ?? '';
    expect(schemaErrors(error, 'fault')).toBe('');
  });

  it('stops the search over the given names at once', async () => {
    tlsi.reply(NOBODY, fault('insi_102'));
    const attempts: string[] = [];
    await expect(
      tlsi.client.insFromTraits(
        { ...TRAITS, givenNames: 'ANNE ZOE MARIE' },
        { ...VISIT, onAttempt: ({ answer }) => attempts.push(answer.code) },
      ),
    ).rejects.toBeInstanceOf(TlsiFaultError);
    expect(tlsi.received).toHaveLength(2);
    expect(attempts).toEqual(['01']);
  });
});
