import { ECP_WIRE } from '@dmpconnect/mss/wire-profile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  codeOf,
  DOCTOR,
  envelope,
  type MssBench,
  operationElement,
  type RawCall,
  startMssBench,
} from '../testing/bench.js';

let bench: MssBench;
let cookie: string;

beforeAll(async () => {
  bench = await startMssBench({ maxBodyBytes: 64 * 1024 });
  cookie = await bench.login(await bench.pki.card({ id: DOCTOR }));
});
beforeEach(() => bench.simulator.clearJournal());
afterAll(() => bench.close());

const MINUTE = 60_000;
const asked = `<userId>${DOCTOR}</userId>`;
const list = (call: RawCall) => bench.soap('annuaire.listEmails', asked, call);
const listed = () => list({ headers: { cookie } });

describe('the session', () => {
  it.each<[string, RawCall['headers']]>([
    ['no session', {}],
    ['a session that nobody opened', { cookie: 'JSESSIONID=00' }],
    ['the cookie of the identity host', { cookie: `iPlanetDirectoryPro=${DOCTOR}` }],
  ])('is asked for, of %s', async (_, headers) => {
    const answer = await list({ headers: headers ?? {} });
    expect([answer.http, answer.text]).toEqual([200, expect.stringContaining('AuthnRequest')]);
    expect(bench.last().answer.status).toBe('challenge');
  });

  it.each<[string, RawCall['headers']]>([
    ['no PAOS header', { paos: null }],
    ['another PAOS header', { paos: "ver='urn:liberty:paos:2006-08'" }],
    ['no Accept of PAOS', { accept: 'text/xml' }],
  ])('is refused with 27 to %s', async (_, headers) => {
    const answer = await list({ headers: headers ?? {} });
    expect([answer.http, codeOf(answer), answer.text]).toEqual([403, 27, '']);
  });

  it('ends after a quarter of an hour without calls, each of which makes it longer', async () => {
    const mine = await bench.login(await bench.pki.card({ id: DOCTOR }));
    const call = () => list({ headers: { cookie: mine, paos: null } });
    for (const minutes of [14, 14]) {
      bench.advance(minutes * MINUTE);
      expect((await call()).http).toBe(200);
    }
    bench.advance(16 * MINUTE);
    expect(codeOf(await call())).toBe(27);
    bench.advance(-44 * MINUTE);
  });
});

describe('the software', () => {
  it.each([
    ['without approval number', { [ECP_WIRE.softwareHeader]: null }],
    ['with an empty one', { [ECP_WIRE.softwareHeader]: ' ' }],
  ])('%s is refused with 5, session or not', async (_, headers) => {
    for (const session of [{}, { cookie }]) {
      const answer = await list({ headers: { ...session, ...headers } });
      expect([answer.http, codeOf(answer)]).toEqual([403, 5]);
    }
  });

  it('that is not known is refused with 5', async () => {
    bench.simulator.configure({ softwareIds: ['OTHER'] });
    expect(codeOf(await listed())).toBe(5);
    bench.simulator.configure({ softwareIds: [] });
    expect((await listed()).http).toBe(200);
  });
});

describe('a request', () => {
  it.each<[string, RawCall, number]>([
    ['an operation that there is not', { path: '/mss-msg-services/services/Annuaire/soap/v1/other' }, 404],
    ['another version', { path: '/mss-msg-services/services/Annuaire/soap/v2/listEmails' }, 404],
    ['a service of another name', { path: '/mss-msg-services/services/Item/soap/v1/listEmails' }, 404],
    ['another method', { method: 'PUT' }, 405],
  ])('of %s is none', async (_, call, http) => {
    expect((await list({ ...call, headers: { cookie } })).http).toBe(http);
  });

  const operation = operationElement('listEmails', asked);
  it.each<[string, RawCall, RegExp]>([
    ['another media type', { contentType: 'application/xml' }, /Content-Type must be text\/xml/],
    ['no SOAPAction', { headers: { soapaction: null } }, /SOAPAction is missing/],
    ['SOAP 1.2', { body: envelope(operation, 'http://www.w3.org/2003/05/soap-envelope') }, /SOAP 1\.1/],
    [
      'the element of another operation',
      { body: envelope(operationElement('listFolders', '')) },
      /no listEmails/,
    ],
    [
      'an element of another namespace',
      { body: envelope(operationElement('listEmails', asked, 'urn:a')) },
      /no listEmails/,
    ],
    [
      'children in the namespace of the operation',
      { body: envelope(operationElement('listEmails', `<ser:userId>${DOCTOR}</ser:userId>`)) },
      /userId is missing/,
    ],
    ['two operations', { body: envelope(operation + operation) }, /exactly one element/],
    ['an empty body', { body: envelope('') }, /exactly one element/],
    [
      'a value twice',
      { body: envelope(operationElement('listEmails', asked + asked)) },
      /userId stands twice/,
    ],
    ['a document type', { body: `<!DOCTYPE a>${envelope(operation)}` }, /document type/],
    ['an entity', { body: `<!DOCTYPE a [<!ENTITY x "y">]>${envelope('&x;')}` }, /document type/],
    ['what is no XML', { body: 'request' }, /./],
    [
      'another holder',
      { body: envelope(operationElement('listEmails', '<userId>899700000002</userId>')) },
      /not the holder/,
    ],
  ])('in SOAP with %s is refused with 36', async (_, call, rule) => {
    const answer = await list({ ...call, headers: { cookie, ...call.headers } });
    expect([answer.http, codeOf(answer)]).toEqual([500, 36]);
    expect(answer.text).toContain('ErreurFonctionnelle');
    expect(bench.last().answer.rule).toMatch(rule);
  });

  it.each<[string, RawCall, RegExp]>([
    ['another media type', { contentType: 'text/plain' }, /Content-Type must be application\/json/],
    ['what is no JSON', { body: '{' }, /is not JSON/],
    ['the key of another operation', { body: '{"listFoldersInput":{}}' }, /no listEmailsInput/],
    ['a list in the place of an object', { body: '{"listEmailsInput":[]}' }, /is not an object/],
    [
      'an object in the place of a text',
      { body: '{"listEmailsInput":{"userId":{}}}' },
      /userId is not a text/,
    ],
    ['nothing of what is asked for', { body: '{"listEmailsInput":""}' }, /userId is missing/],
  ])('in REST with %s is refused with 36', async (_, call, rule) => {
    const answer = await bench.rest('annuaire.listEmails', {}, { ...call, headers: { cookie } });
    expect([answer.http, codeOf(answer)]).toEqual([400, 36]);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { type: 'FONCTIONNELLE' } });
    expect(bench.last().answer.rule).toMatch(rule);
  });

  it('over the size of one is refused with 39, and the connection ends', async () => {
    const body = 'x'.repeat(bench.simulator.settings().maxBodyBytes + 1);
    const answer = await list({ body, headers: { cookie } }).catch(() => undefined);
    // What is not read to its end may cut the connection before the answer is read.
    if (answer !== undefined) expect([answer.http, codeOf(answer)]).toEqual([403, 39]);
    expect(bench.last().answer).toMatchObject({ http: 403, code: '39' });
  });
});

describe('the whole of it', () => {
  it('never fails itself, and keeps neither session nor content in its journal', async () => {
    await listed();
    expect(bench.errors).toEqual([]);
    expect(JSON.stringify(bench.simulator.journal())).not.toMatch(/JSESSIONID|[0-9A-F]{48}/);
  });
});
