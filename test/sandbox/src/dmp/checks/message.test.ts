import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, FEED_ACTION, PATIENT, startBench } from '../testing/bench.js';
import { lastOutcome } from '../testing/expect.js';
import { makeTestPki, type TestCard, type TestPki } from '../testing/pki.js';
import { ACTION, existenceQuery, retrieveRequest } from '../testing/requests.js';

let pki: TestPki;
let card: TestCard;
let bench: Bench;
const errors: unknown[] = [];

beforeAll(async () => {
  pki = await makeTestPki();
  card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
  bench = await startBench({ pki, card, errors });
});
afterAll(() => bench.close());
beforeEach(() => bench.dmp.clearJournal());

const query = existenceQuery(PATIENT);

/** A call that must be refused: what is sent, the check that refuses, HTTP status and code. */
type Row = readonly [
  what: string,
  send: () => Promise<unknown>,
  refusedBy: string,
  http: number,
  code: string,
];

const existence = (o: Parameters<Bench['call']>[3]) => bench.call('patients', ACTION.existence, query, o);
const edited = (edit: (xml: string) => string) => () => existence({ envelope: { edit } });

const ROWS: Readonly<Record<string, readonly Row[]>> = {
  'HTTP (step 2)': [
    ['a GET', () => existence({ method: 'GET' }), 'HTTP request', 405, 'HTTP 405'],
    [
      'an unknown path',
      () => existence({ path: '/si-dmp-server/v2/services/other' }),
      'HTTP request',
      404,
      'HTTP 404',
    ],
    [
      'a path of another case',
      () => existence({ path: '/si-dmp-server/v2/services/Patients' }),
      'HTTP request',
      404,
      'HTTP 404',
    ],
    ['text/xml', () => existence({ contentType: 'text/xml' }), 'HTTP request', 415, 'HTTP 415'],
    [
      'multipart on /patients',
      () => existence({ contentType: 'multipart/related; boundary=a' }),
      'HTTP request',
      415,
      'HTTP 415',
    ],
  ],
  'MIME (step 3)': [
    ['no boundary', () => bench.feed({ contentType: 'multipart/related' }), 'MIME message', 400, 'Sender'],
    [
      'another boundary',
      () => bench.feed({ contentType: 'multipart/related; boundary=zzz' }),
      'MIME message',
      400,
      'Sender',
    ],
    [
      'an include without part',
      () => bench.feed({ body: (xml) => xml.replace('document-1', 'document-2') }),
      'MIME attachments',
      400,
      'Sender',
    ],
    [
      'an orphan part',
      () => bench.feed({ body: (xml) => xml.replace(/<x:Document id="Document01">.*?<\/x:Document>/, '') }),
      'MIME attachments',
      400,
      'Sender',
    ],
  ],
  'XML (step 4)': [
    ['broken XML', edited((xml) => xml.slice(0, -3)), 'SOAP envelope', 400, 'Sender'],
    ['a DTD', edited((xml) => xml.replace('?>', '?><!DOCTYPE s:Envelope>')), 'SOAP envelope', 400, 'Sender'],
    ['another encoding', edited((xml) => xml.replace('UTF-8', 'ISO-8859-1')), 'SOAP envelope', 400, 'Sender'],
    [
      'SOAP 1.1',
      edited((xml) =>
        xml.replace('http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'),
      ),
      'SOAP envelope',
      500,
      'VersionMismatch',
    ],
    [
      'an empty body',
      edited((xml) => xml.replace(/<s:Body>.*<\/s:Body>/, '<s:Body></s:Body>')),
      'SOAP envelope',
      400,
      'Sender',
    ],
  ],
  'WS-Addressing (step 5)': [
    [
      'no MessageID',
      edited((xml) => xml.replace(/<a:MessageID>.*<\/a:MessageID>/, '')),
      'WS-Addressing',
      400,
      'MessageAddressingHeaderRequired',
    ],
    [
      'no Action',
      edited((xml) => xml.replace(/<a:Action.*<\/a:Action>/, '')),
      'WS-Addressing',
      400,
      'MessageAddressingHeaderRequired',
    ],
    [
      'a MessageID that is no UUID',
      () => existence({ envelope: { messageId: 'urn:x:1' } }),
      'WS-Addressing',
      400,
      'InvalidAddressingHeader',
    ],
    [
      'a MessageID used before',
      async () => {
        const messageId = `urn:uuid:${randomUUID()}`;
        await existence({ envelope: { messageId } });
        await existence({ envelope: { messageId } });
      },
      'WS-Addressing',
      400,
      'InvalidAddressingHeader',
    ],
    [
      'an action of another service',
      () => bench.call('registry', ACTION.existence, query),
      'WS-Addressing',
      400,
      'ActionNotSupported',
    ],
    [
      'an alias of the action',
      () => bench.call('patients', 'urn:hl7-org:v3:PRPA_IN201308UV02', query),
      'WS-Addressing',
      400,
      'ActionNotSupported',
    ],
    [
      'another body than the action',
      () => bench.call('repository', FEED_ACTION, retrieveRequest('1.2')),
      'WS-Addressing',
      400,
      'ActionMismatch',
    ],
    [
      'another action in HTTP',
      () => existence({ contentType: 'application/soap+xml; action="urn:other"' }),
      'WS-Addressing',
      400,
      'ActionMismatch',
    ],
    [
      'mustUnderstand on wsse:Security',
      edited((xml) => xml.replace('<w:Security', '<w:Security s:mustUnderstand="true"')),
      'WS-Addressing',
      500,
      'MustUnderstand',
    ],
    [
      'an empty To',
      () => existence({ envelope: { to: '' } }),
      'WS-Addressing',
      400,
      'InvalidAddressingHeader',
    ],
    [
      'a transaction the DMP has withdrawn',
      () =>
        bench.call(
          'patientCertif',
          'urn:si-dmp-patients:PatientCertificationEndPoint:identityCertification',
          '<identityCertification xmlns="urn:si-dmp-patients"/>',
        ),
      'transaction offered',
      200,
      'DMPWithdrawn',
    ],
  ],
};

describe.each(Object.entries(ROWS))('refused at %s', (_, rows) => {
  it.each(rows)('%s', async (_what, send, refusedBy, http, code) => {
    await send();
    expect(lastOutcome(bench)).toEqual({ refusedBy, http, code });
    expect(errors).toEqual([]);
  });
});

describe('an oversized message', () => {
  it('is refused with 413', async () => {
    const small = await startBench({ pki, card, settings: { maxLotBytes: 1000 } });
    await small.call('patients', ACTION.existence, query);
    expect(lastOutcome(small)).toEqual({ refusedBy: 'HTTP request', http: 413, code: 'HTTP 413' });
    await small.close();
  });
});
