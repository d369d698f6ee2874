import { SAML_URI, SoapFaultError, TransportError, verifyEnveloped } from '@dmpconnect/soap';
import { describe, expect, it } from 'vitest';
import { parseIns } from '../ins/parse-ins.js';
import type { DmpClientOptions } from '../options/client-options.js';
import { codeOf, EXISTS, NOT_FOUND, REFUSED, useDmp } from '../testing/dmp-harness.js';
import { documentOf, INS, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import { FAILURE, PARTIAL, registryResponse } from '../testing/registry-answers.js';
import { createDmpClient } from './create-client.js';

const dmp = useDmp();

describe('every call', () => {
  it('carries the VIHF of its patient, signed by the card, and the address and action of its service', async () => {
    dmp.reply({ body: EXISTS });
    await dmp.client.testExistence(INS);
    const [call] = dmp.server.received;
    expect(call!.path).toBe('/si-dmp-server/v2/services/patients');
    expect(call!.envelope.addressing).toMatchObject({
      action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
      to: `${dmp.server.baseUrl}/patients`,
    });
    const { signed, certificate } = verifyEnveloped({
      xml: call!.assertion,
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
    });
    expect(Buffer.from(certificate)).toEqual(Buffer.from(dmp.signer.certificate));
    expect(signed).toContain('279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH');
    expect(dmp.dumped.map(({ direction, label }) => [direction, label])).toEqual([
      ['request', 'TD0.2'],
      ['response', 'TD0.2'],
    ]);
  });

  it('reuses the assertion of a patient, and signs another one for another patient', async () => {
    const own = createDmpClient(dmp.options);
    const before = dmp.signer.count();
    dmp.reply({ body: EXISTS }, { body: EXISTS }, { body: EXISTS });
    await own.testExistence(INS);
    await own.testExistence(INS);
    expect(dmp.signer.count() - before).toBe(1);
    await own.testExistence(parseIns('207058575627097T'));
    expect(dmp.signer.count() - before).toBe(2);
    const [first, second, third] = dmp.server.received;
    expect(second!.assertion).toBe(first!.assertion);
    expect(third!.assertion).not.toBe(first!.assertion);
  });

  it('refuses an identifier of the other environment before anything is signed or sent', async () => {
    const before = dmp.signer.count();
    expect(await codeOf(dmp.client.testExistence(parseIns('207058575627097N')))).toBe('INS_ENVIRONMENT');
    expect(await codeOf(dmp.client.testExistence({ ...INS, value: '279035121518988' }))).toBe('INS_KEY');
    expect(dmp.signer.count()).toBe(before);
    expect(dmp.server.received).toEqual([]);
  });

  it('gives up when its signal is aborted', async () => {
    const signal = AbortSignal.abort(new Error('the caller left'));
    await expect(dmp.client.testExistence(INS, { signal })).rejects.toThrow('the caller left');
    expect(dmp.server.received).toEqual([]);
  });
});

describe('the layers of failure', () => {
  it('a SOAP fault keeps its code, subcode and text', async () => {
    dmp.reply({ fault: { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'certificat' } });
    const error = await dmp.client.testExistence(INS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SoapFaultError);
    expect(error).toMatchObject({
      fault: { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'certificat' },
    });
  });

  it('a fault of the repository is read although it comes as multipart', async () => {
    dmp.server.replies.push(() => {
      const envelope = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text xml:lang="fr">panne</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`;
      const raw = `--b\r\nContent-Type: application/xop+xml; type="application/soap+xml"\r\nContent-ID: <r>\r\n\r\n${envelope}\r\n--b--\r\n`;
      return {
        status: 500,
        contentType: 'multipart/related; boundary=b; type="application/xop+xml"; start="<r>"',
        raw,
      };
    });
    await expect(dmp.client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' })).rejects.toBeInstanceOf(
      SoapFaultError,
    );
  });

  it('an HL7 refusal, an XDS failure and a partial success are told apart', async () => {
    dmp.reply({ body: REFUSED });
    await expect(dmp.client.testExistence(INS)).rejects.toMatchObject({ code: 'HL7_REFUSED', layer: 'hl7' });
    dmp.reply({ body: registryResponse(FAILURE, ['XDSPatientIdDoesNotMatch', 'x', 'Error']) });
    await expect(dmp.client.submitDocuments(requestOf(documentOf('pdf')))).rejects.toMatchObject({
      code: 'XDS_REFUSED',
      failures: [{ code: 'XDSPatientIdDoesNotMatch' }],
    });
    dmp.reply({ body: registryResponse(PARTIAL, ['XDSRegistryError', 'x', 'Error']) });
    expect(await codeOf(dmp.client.submitDocuments(requestOf(documentOf('pdf'))))).toBe('XDS_PARTIAL');
  });

  it('a page in place of SOAP, a foreign answer and an answer to another request', async () => {
    dmp.reply({ status: 503, contentType: 'text/html', raw: '<html>maintenance</html>' });
    expect(await codeOf(dmp.client.testExistence(INS))).toBe('HTTP_STATUS');
    dmp.reply({ body: '<other/>' });
    expect(await codeOf(dmp.client.testExistence(INS))).toBe('ANSWER_UNEXPECTED');
    dmp.reply({
      body: EXISTS,
      edit: (text) => text.replace(/<a:RelatesTo>[^<]*/, '<a:RelatesTo>urn:uuid:0'),
    });
    expect(await codeOf(dmp.client.testExistence(INS))).toBe('SOAP_ANSWER');
    for (const work of [
      () => dmp.client.submitDocuments(requestOf(documentOf('pdf'))),
      () => dmp.client.findDocuments({ ins: INS }),
      () => dmp.client.retrieveDocument({ ins: INS, uniqueId: '1.2' }),
      () => dmp.client.deleteDocument({ ins: INS, uniqueId: '1.2', entryUuid: 'urn:uuid:1' }),
    ]) {
      dmp.reply({ body: '<other/>' });
      expect(await codeOf(work())).toBe('ANSWER_UNEXPECTED');
    }
  });

  it('a server that is not there', async () => {
    const gone = createDmpClient({ ...dmp.options, baseUrl: 'https://localhost:1/services' });
    const error = await gone.testExistence(INS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ reason: 'connect' });
  });
});

describe('testExistence', () => {
  it('answers that there is no record', async () => {
    dmp.reply({ body: NOT_FOUND });
    expect((await dmp.client.testExistence(INS)).state).toBe('notFound');
  });
});

describe('createDmpClient', () => {
  it.each([
    [{ baseUrl: 'http://localhost' }, 'baseUrl'],
    [{ baseUrl: 'nonsense' }, 'baseUrl'],
    [{ software: { ...SOFTWARE, oid: 'x' } }, 'software.oid'],
    [{ software: { ...SOFTWARE, name: '' } }, 'software.name'],
    [{ transactionTimeoutMs: 0 }, 'transactionTimeoutMs'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ structure: { ...PRACTICE, sector: 'X' } }, 'structure.sector'],
    [{ practiceSetting: 'X' }, 'practiceSetting'],
    [{ user: { ...PHYSICIAN, familyName: '' } }, 'user.familyName'],
  ] satisfies readonly (readonly [Partial<DmpClientOptions>, string])[])(
    'refuses %j, naming %s',
    (changes, field) => {
      expect(() => createDmpClient({ ...dmp.options, ...changes })).toThrow(
        expect.objectContaining({ field }),
      );
    },
  );
});
