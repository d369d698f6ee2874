import { createHash } from 'node:crypto';
import {
  attribute,
  createDispatcher,
  type DumpedMessage,
  descendants,
  SAML_URI,
  SoapError,
  SoapFaultError,
  TransportError,
  textOf,
  verifyEnveloped,
  writeXml,
  xopInclude,
} from '@dmpconnect/soap';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildCda } from '../cda/build-cda.js';
import { DmpError, DmpServiceError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import { parseIns } from '../ins/parse-ins.js';
import type { DmpClientOptions } from '../options/client-options.js';
import { resolveEmitter } from '../publication/emitter.js';
import { resolveSubmission } from '../publication/resolve-submission.js';
import { type DmpServer, type Reply, startDmpServer } from '../testing/dmp-server.js';
import { documentOf, INS, PHYSICIAN, PRACTICE, requestOf, SOFTWARE } from '../testing/fixtures.js';
import {
  association,
  documentResponse,
  extrinsicObject,
  FAILURE,
  objectRef,
  PARTIAL,
  queryAnswer,
  REFERENCE,
  registryPackage,
  registryResponse,
  retrieveAnswer,
  SUCCESS,
} from '../testing/registry-answers.js';
import { type CountingSigner, makeSigner } from '../testing/signer.js';
import { RIM_URI } from '../xds/namespaces.js';
import type { DmpClient } from './client.js';
import { createDmpClient } from './create-client.js';

let server: DmpServer;
let signer: CountingSigner;
let client: DmpClient;
let options: DmpClientOptions;
const dumped: DumpedMessage[] = [];

beforeAll(async () => {
  [server, signer] = await Promise.all([startDmpServer(), makeSigner()]);
  options = {
    baseUrl: server.baseUrl,
    dispatcher: createDispatcher({ trust: server.authority }),
    signer,
    user: PHYSICIAN,
    structure: PRACTICE,
    practiceSetting: 'AMBULATOIRE',
    software: SOFTWARE,
    environment: 'test',
    clock: { now: () => new Date('2024-07-01T10:00:00Z') },
    transactionTimeoutMs: 10_000,
    dump: (entry) => dumped.push(entry),
  };
  client = createDmpClient(options);
});
afterAll(async () => {
  await options.dispatcher.close();
  await server.close();
});
afterEach(() => {
  const left = server.replies.length;
  server.received.length = 0;
  server.replies.length = 0;
  dumped.length = 0;
  expect(left, 'every answer that was prepared was asked for').toBe(0);
});

const reply = (...replies: readonly Reply[]) => server.replies.push(...replies.map((one) => () => one));
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) =>
      error instanceof DmpError || error instanceof SoapError ? error.code : String(error),
  );
const EXISTS = `<PRPA_IN201308UV02 xmlns="${V3_URI}" ITSVersion="XML_1.0"><acknowledgement typeCode="AA"/><controlActProcess><subject><registrationEvent><subject1><patient><statusCode code="active"/></patient></subject1></registrationEvent></subject><queryAck><queryResponseCode code="OK"/></queryAck></controlActProcess></PRPA_IN201308UV02>`;
const NOT_FOUND = `<PRPA_IN201308UV02 xmlns="${V3_URI}" ITSVersion="XML_1.0"><acknowledgement typeCode="AA"/><controlActProcess><queryAck><queryResponseCode code="NF"/></queryAck></controlActProcess></PRPA_IN201308UV02>`;
const REFUSED = `<PRPA_IN201308UV02 xmlns="${V3_URI}" ITSVersion="XML_1.0"><acknowledgement typeCode="AE"><acknowledgementDetail><code code="DMPX"/><text>refus</text></acknowledgementDetail></acknowledgement></PRPA_IN201308UV02>`;

describe('every call', () => {
  it('carries the VIHF of its patient, signed by the card, and the address and action of its service', async () => {
    reply({ body: EXISTS });
    await client.testExistence(INS);
    const [call] = server.received;
    expect(call!.path).toBe('/si-dmp-server/v2/services/patients');
    expect(call!.envelope.addressing).toMatchObject({
      action: 'urn:hl7-org:v3:PRPA_IN201307UV02',
      to: `${server.baseUrl}/patients`,
    });
    const { signed, certificate } = verifyEnveloped({
      xml: call!.assertion,
      expectedRoot: { uri: SAML_URI, name: 'Assertion' },
    });
    expect(Buffer.from(certificate)).toEqual(Buffer.from(signer.certificate));
    expect(signed).toContain('279035121518989^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH');
    expect(dumped.map(({ direction, label }) => [direction, label])).toEqual([
      ['request', 'TD0.2'],
      ['response', 'TD0.2'],
    ]);
  });

  it('reuses the assertion of a patient, and signs another one for another patient', async () => {
    const own = createDmpClient(options);
    const before = signer.count();
    reply({ body: EXISTS }, { body: EXISTS }, { body: EXISTS });
    await own.testExistence(INS);
    await own.testExistence(INS);
    expect(signer.count() - before).toBe(1);
    await own.testExistence(parseIns('207058575627097T'));
    expect(signer.count() - before).toBe(2);
    const [first, second, third] = server.received;
    expect(second!.assertion).toBe(first!.assertion);
    expect(third!.assertion).not.toBe(first!.assertion);
  });

  it('refuses an identifier of the other environment before anything is signed or sent', async () => {
    const before = signer.count();
    expect(await codeOf(client.testExistence(parseIns('207058575627097N')))).toBe('INS_ENVIRONMENT');
    expect(await codeOf(client.testExistence({ ...INS, value: '279035121518988' }))).toBe('INS_KEY');
    expect(signer.count()).toBe(before);
    expect(server.received).toEqual([]);
  });

  it('gives up when its signal is aborted', async () => {
    const signal = AbortSignal.abort(new Error('the caller left'));
    await expect(client.testExistence(INS, { signal })).rejects.toThrow('the caller left');
    expect(server.received).toEqual([]);
  });
});

describe('the layers of failure', () => {
  it('a SOAP fault keeps its code, subcode and text', async () => {
    reply({ fault: { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'certificat' } });
    const error = await client.testExistence(INS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SoapFaultError);
    expect(error).toMatchObject({
      fault: { code: 'Sender', subcode: 'DMPInvalidCertificate', reason: 'certificat' },
    });
  });

  it('a fault of the repository is read although it comes as multipart', async () => {
    server.replies.push(() => {
      const envelope = `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code><s:Reason><s:Text xml:lang="fr">panne</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`;
      const raw = `--b\r\nContent-Type: application/xop+xml; type="application/soap+xml"\r\nContent-ID: <r>\r\n\r\n${envelope}\r\n--b--\r\n`;
      return {
        status: 500,
        contentType: 'multipart/related; boundary=b; type="application/xop+xml"; start="<r>"',
        raw,
      };
    });
    await expect(client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' })).rejects.toBeInstanceOf(
      SoapFaultError,
    );
  });

  it('an HL7 refusal, an XDS failure and a partial success are told apart', async () => {
    reply({ body: REFUSED });
    await expect(client.testExistence(INS)).rejects.toMatchObject({ code: 'HL7_REFUSED', layer: 'hl7' });
    reply({ body: registryResponse(FAILURE, ['XDSPatientIdDoesNotMatch', 'x', 'Error']) });
    await expect(client.submitDocuments(requestOf(documentOf('pdf')))).rejects.toMatchObject({
      code: 'XDS_REFUSED',
      failures: [{ code: 'XDSPatientIdDoesNotMatch' }],
    });
    reply({ body: registryResponse(PARTIAL, ['XDSRegistryError', 'x', 'Error']) });
    expect(await codeOf(client.submitDocuments(requestOf(documentOf('pdf'))))).toBe('XDS_PARTIAL');
  });

  it('a page in place of SOAP, a foreign answer and an answer to another request', async () => {
    reply({ status: 503, contentType: 'text/html', raw: '<html>maintenance</html>' });
    expect(await codeOf(client.testExistence(INS))).toBe('HTTP_STATUS');
    reply({ body: '<other/>' });
    expect(await codeOf(client.testExistence(INS))).toBe('ANSWER_UNEXPECTED');
    reply({ body: EXISTS, edit: (text) => text.replace(/<a:RelatesTo>[^<]*/, '<a:RelatesTo>urn:uuid:0') });
    expect(await codeOf(client.testExistence(INS))).toBe('SOAP_ANSWER');
    for (const work of [
      () => client.submitDocuments(requestOf(documentOf('pdf'))),
      () => client.findDocuments({ ins: INS }),
      () => client.retrieveDocument({ ins: INS, uniqueId: '1.2' }),
      () => client.deleteDocument({ ins: INS, uniqueId: '1.2', entryUuid: 'urn:uuid:1' }),
    ]) {
      reply({ body: '<other/>' });
      expect(await codeOf(work())).toBe('ANSWER_UNEXPECTED');
    }
  });

  it('a server that is not there', async () => {
    const gone = createDmpClient({ ...options, baseUrl: 'https://localhost:1/services' });
    const error = await gone.testExistence(INS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ reason: 'connect' });
  });
});

describe('testExistence', () => {
  it('answers that there is no record', async () => {
    reply({ body: NOT_FOUND });
    expect((await client.testExistence(INS)).state).toBe('notFound');
  });
});

describe('submitDocuments', () => {
  it('sends every document beside the message, as it is', async () => {
    reply({ body: registryResponse(SUCCESS) });
    const { uniqueIds } = await client.submitDocuments(requestOf(documentOf('pdf'), documentOf('text')));
    const [call] = server.received;
    expect(call!.path).toMatch(/\/repository$/);
    const parts = [...call!.parts.values()].map(({ bytes }) => Buffer.from(bytes).toString());
    expect(parts).toHaveLength(3);
    expect(parts.slice(0, 2).map((text) => /<id root="([\d.]+)">/.exec(text)?.[1])).toEqual(uniqueIds);
    expect(parts.every((text) => text.startsWith('<?xml'))).toBe(true);
  });

  it('replaces a document: its reference and its version are looked up, then both are named', async () => {
    const old = buildStored();
    reply({ body: queryAnswer(objectRef('urn:uuid:old')) }, stored(old), { body: registryResponse(SUCCESS) });
    const result = await client.submitDocuments(requestOf(documentOf('pdf', { replaces: old.uniqueId })));
    expect(result.versions).toEqual([{ setId: { root: old.setId, extension: undefined }, versionNumber: 2 }]);
    const rplc = descendants(server.received[2]!.envelope.root, RIM_URI, 'Association').find((element) =>
      attribute(element, 'associationType')?.endsWith(':RPLC'),
    );
    expect(attribute(rplc!, 'targetObject')).toBe('urn:uuid:old');
  });

  it('does not retrieve the old version when the caller kept its place in the series', async () => {
    reply({ body: queryAnswer(objectRef('urn:uuid:old')) }, { body: registryResponse(SUCCESS) });
    const replacedVersion = { setId: { root: '1.2', extension: 'x' }, versionNumber: 6 };
    const result = await client.submitDocuments(
      requestOf(documentOf('pdf', { replaces: '2.25.77', replacedVersion })),
    );
    expect(result.versions).toEqual([{ setId: replacedVersion.setId, versionNumber: 7 }]);
  });

  it('publishes nothing when the document to replace is not there', async () => {
    reply({ body: queryAnswer() });
    expect(await codeOf(client.submitDocuments(requestOf(documentOf('pdf', { replaces: '2.25.77' }))))).toBe(
      'DOCUMENT_NOT_FOUND',
    );
    expect(server.received).toHaveLength(1);
  });
});

describe('findDocuments', () => {
  const first = extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.1' });
  const second = extrinsicObject({ id: 'urn:uuid:2', uniqueId: '1.2.2' });
  const signature = extrinsicObject({
    id: 'urn:uuid:3',
    uniqueId: '1.2.3',
    classCode: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1',
  });
  const MEMBER = 'urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember';
  const associations = queryAnswer(
    association(MEMBER, 'urn:uuid:setB', 'urn:uuid:1', REFERENCE),
    association(MEMBER, 'urn:uuid:setA', 'urn:uuid:1'),
    association(MEMBER, 'urn:uuid:setB', 'urn:uuid:2'),
    association('urn:ihe:iti:2007:AssociationType:RPLC', 'urn:uuid:2', 'urn:uuid:1'),
  );
  const sets = [
    registryPackage('urn:uuid:setA', '20240101000000'),
    registryPackage('urn:uuid:setB', '20240601000000'),
  ];

  it('leaves signatures out and completes each document with its publication', async () => {
    reply(
      { body: queryAnswer(first, second, signature) },
      { body: queryAnswer(...sets) },
      { body: associations },
    );
    const found = await client.findDocuments({ ins: INS });
    expect(
      found.map(({ uniqueId, submissionTime, previousUuid, nextUuid }) => [
        uniqueId,
        submissionTime,
        previousUuid,
        nextUuid,
      ]),
    ).toEqual([
      ['1.2.1', '20240101000000', undefined, 'urn:uuid:2'],
      ['1.2.2', '20240601000000', 'urn:uuid:1', undefined],
    ]);
  });

  it('keeps to one call when the extra search is declined, or finds nothing', async () => {
    reply({ body: queryAnswer(first) });
    const found = await client.findDocuments({ ins: INS, withSubmissionMetadata: false });
    expect(found[0]?.submissionTime).toBeUndefined();
    reply({ body: queryAnswer() });
    expect(await client.findDocuments({ ins: INS })).toEqual([]);
    expect(server.received).toHaveLength(2);
  });

  it('searches by date of publication, both ends included', async () => {
    const search = async (from: string, to: string) => {
      reply({ body: queryAnswer(first, second) }, { body: queryAnswer(...sets) }, { body: associations });
      const found = await client.findDocuments({
        ins: INS,
        submission: { from, to },
        withSubmissionMetadata: false,
      });
      return found.map(({ uniqueId }) => uniqueId);
    };
    expect(await search('2024', '2024')).toEqual(['1.2.1', '1.2.2']);
    expect(await search('20240101000000', '20240101000000')).toEqual(['1.2.1']);
    expect(await search('202406', '202406')).toEqual(['1.2.2']);
    const windows = server.received.map(({ envelope }) =>
      descendants(envelope.root, RIM_URI, 'Slot')
        .filter((slot) => attribute(slot, 'name')?.includes('SubmissionTime'))
        .map(textOf),
    );
    expect(windows[1]).toEqual(['20240101000000', '20250101000000']);
  });

  it('asks for associations in batches', async () => {
    const small = createDmpClient({ ...options, protocol: { idsPerQuery: 1 } });
    reply(
      { body: queryAnswer(first, second) },
      { body: queryAnswer() },
      { body: queryAnswer() },
      { body: queryAnswer() },
    );
    await small.findDocuments({ ins: INS });
    expect(server.received).toHaveLength(4);
  });

  it('passes a refusal on', async () => {
    reply({ body: queryAnswer().replace(SUCCESS, FAILURE) });
    await expect(client.findDocuments({ ins: INS })).rejects.toBeInstanceOf(DmpServiceError);
  });
});

describe('findEntryUuid', () => {
  it('takes the one reference, and the current entry among several', async () => {
    reply({ body: queryAnswer(objectRef('urn:uuid:1')) });
    expect(await client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' })).toBe('urn:uuid:1');
    const versions = [
      extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3', status: 'deprecated' }),
      extrinsicObject({ id: 'urn:uuid:2', uniqueId: '1.2.3' }),
    ];
    reply(
      { body: queryAnswer(objectRef('urn:uuid:1'), objectRef('urn:uuid:2')) },
      { body: queryAnswer(...versions) },
    );
    expect(await client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' })).toBe('urn:uuid:2');
  });

  it('says when there is none, or no way to choose', async () => {
    reply({ body: queryAnswer() });
    expect(await codeOf(client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' }))).toBe('DOCUMENT_NOT_FOUND');
    const both = ['urn:uuid:1', 'urn:uuid:2'];
    reply(
      { body: queryAnswer(...both.map(objectRef)) },
      { body: queryAnswer(...both.map((id) => extrinsicObject({ id, uniqueId: '1.2.3' }))) },
    );
    expect(await codeOf(client.findEntryUuid({ ins: INS, uniqueId: '1.2.3' }))).toBe('DOCUMENT_AMBIGUOUS');
  });
});

describe('retrieveDocument', () => {
  it('gives the bytes as stored, the header and the content', async () => {
    const { bytes, uniqueId, content } = buildStored();
    reply(stored({ bytes, uniqueId }));
    const hash = createHash('sha1').update(bytes).digest('hex');
    const document = await client.retrieveDocument({
      ins: INS,
      uniqueId,
      hash: hash.toUpperCase(),
      size: bytes.length,
    });
    expect(Buffer.from(document.bytes)).toEqual(Buffer.from(bytes));
    expect(document.content).toEqual({ bytes: content, mediaType: 'application/pdf', format: 'pdf' });
    expect(document.header.patient).toMatchObject({ birthName: 'PAT-TROIS', birthPlace: '51215', sex: 'F' });
  });

  it('refuses bytes that are not those the registry announced', async () => {
    const { bytes, uniqueId } = buildStored();
    reply(stored({ bytes, uniqueId }));
    expect(await codeOf(client.retrieveDocument({ ins: INS, uniqueId, size: bytes.length + 1 }))).toBe(
      'DOCUMENT_ALTERED',
    );
    reply(stored({ bytes, uniqueId }));
    expect(await codeOf(client.retrieveDocument({ ins: INS, uniqueId, hash: '0'.repeat(40) }))).toBe(
      'DOCUMENT_ALTERED',
    );
  });

  it('reads a document sent inline, without attachment', async () => {
    const { bytes, uniqueId } = buildStored();
    const inline = documentResponse(uniqueId, Buffer.from(bytes).toString('base64'));
    reply({ body: retrieveAnswer(registryResponse(SUCCESS), inline) });
    expect((await client.retrieveDocument({ ins: INS, uniqueId })).header.id.root).toBe(uniqueId);
  });

  it('says what the repository refused, and does not take one document for another', async () => {
    const failure = registryResponse(FAILURE, ['XDSDocumentUniqueIdError', 'x', 'Error']);
    reply({ body: retrieveAnswer(failure, '') });
    await expect(client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' })).rejects.toMatchObject({
      code: 'XDS_REFUSED',
      failures: [{ code: 'XDSDocumentUniqueIdError' }],
    });
    const { bytes, uniqueId } = buildStored();
    reply(stored({ bytes, uniqueId }));
    expect(await codeOf(client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' }))).toBe('ANSWER_UNEXPECTED');
    reply({ ...stored({ bytes, uniqueId: '1.2.3' }) });
    expect(await codeOf(client.retrieveDocument({ ins: INS, uniqueId: '1.2.3' }))).toBe(
      'DOCUMENT_UNREADABLE',
    );
  });

  it('says when a part is missing, and when the document is no clinical document', async () => {
    const { uniqueId } = buildStored();
    const lost = documentResponse(uniqueId, writeXml(xopInclude('urn:lost@x')));
    reply({ body: retrieveAnswer(registryResponse(SUCCESS), lost) });
    expect(await codeOf(client.retrieveDocument({ ins: INS, uniqueId }))).toBe('MIME_PART_MISSING');
    for (const text of ['<html/>', 'no XML', '<!DOCTYPE a><a/>']) {
      reply(stored({ bytes: Buffer.from(text), uniqueId }));
      expect(await codeOf(client.retrieveDocument({ ins: INS, uniqueId })), text).toBe('DOCUMENT_UNREADABLE');
    }
  });
});

describe('deleteDocument', () => {
  const statuses = () =>
    server.received
      .filter(({ envelope }) => envelope.content?.localName === 'SubmitObjectsRequest')
      .map(({ envelope }) =>
        descendants(envelope.root, RIM_URI, 'Association').flatMap((element) => [
          attribute(element, 'targetObject'),
          ...descendants(element, RIM_URI, 'Value').map((value) => textOf(value).split(':').at(-1)),
        ]),
      );
  const refusal = registryResponse(FAILURE, ['XDSMetadataUpdateError', 'x', 'Error']);

  it('looks the reference up, then deletes', async () => {
    reply({ body: queryAnswer(objectRef('urn:uuid:1')) }, { body: registryResponse(SUCCESS) });
    await client.deleteDocument({ ins: INS, uniqueId: '1.2.3' });
    expect(statuses()).toEqual([['urn:uuid:1', 'Approved', 'Deleted']]);
    expect(server.received[1]!.envelope.addressing.action).toBe('urn:ihe:iti:2010:UpdateDocumentSet');
  });

  it('asks for the real status once, when the document turns out not to be approved', async () => {
    reply(
      { body: refusal },
      { body: queryAnswer(extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3', status: 'archived' })) },
      { body: registryResponse(SUCCESS) },
    );
    await client.deleteDocument({ ins: INS, uniqueId: '1.2.3', entryUuid: 'urn:uuid:1' });
    expect(statuses()).toEqual([
      ['urn:uuid:1', 'Approved', 'Deleted'],
      ['urn:uuid:1', 'Archived', 'Deleted'],
    ]);
  });

  it('gives the first refusal when the status was right, known, or cannot be learnt', async () => {
    const remove = (status?: 'approved') =>
      client.deleteDocument({
        ins: INS,
        uniqueId: '1.2.3',
        entryUuid: 'urn:uuid:1',
        ...(status === undefined ? {} : { status }),
      });
    reply({ body: refusal }, { body: queryAnswer(extrinsicObject({ id: 'urn:uuid:1', uniqueId: '1.2.3' })) });
    await expect(remove()).rejects.toMatchObject({ failures: [{ code: 'XDSMetadataUpdateError' }] });
    reply({ body: refusal }, { fault: { code: 'Sender', reason: 'no right' } });
    await expect(remove()).rejects.toMatchObject({ failures: [{ code: 'XDSMetadataUpdateError' }] });
    reply({ body: refusal });
    await expect(remove('approved')).rejects.toMatchObject({ code: 'XDS_REFUSED' });
  });

  it('describes the care setting it is asked to, and refuses an unknown one', async () => {
    reply({ body: registryResponse(SUCCESS) });
    await client.deleteDocument({
      ins: INS,
      uniqueId: '1.2',
      entryUuid: 'urn:uuid:1',
      healthcareSetting: 'SA08',
    });
    expect(server.received[0]!.envelope.root.toString()).toContain('nodeRepresentation="SA08"');
    const work = client.deleteDocument({
      ins: INS,
      uniqueId: '1.2',
      entryUuid: 'urn:uuid:1',
      healthcareSetting: 'X',
    });
    expect(await codeOf(work)).toBe('CODE_UNKNOWN');
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
      expect(() => createDmpClient({ ...options, ...changes })).toThrow(expect.objectContaining({ field }));
    },
  );
});

interface Stored {
  readonly bytes: Uint8Array;
  readonly uniqueId: string;
}

function buildStored(): Stored & { readonly content: Uint8Array; readonly setId: string } {
  const emitter = resolveEmitter(options);
  const submission = resolveSubmission(requestOf(documentOf('pdf')), { emitter, now: new Date() });
  const document = submission.documents[0]!;
  const { bytes } = buildCda(document, submission);
  return { bytes, uniqueId: document.uniqueId, content: document.content, setId: document.setId.root };
}

/** As the repository sends it: in a part whose name is percent-encoded in the reference. */
function stored({ bytes, uniqueId }: Stored): Reply {
  const contentId = 'b857abb7-2@urn:ihe:iti:xds-b:2007';
  const include = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:b857abb7-2@urn%3Aihe%3Aiti%3Axds-b%3A2007"/>`;
  return {
    body: retrieveAnswer(registryResponse(SUCCESS), documentResponse(uniqueId, include)),
    attachments: [{ contentId, contentType: 'text/xml', bytes }],
  };
}
