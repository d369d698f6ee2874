import { X509Certificate } from 'node:crypto';
import { PAOS_TYPE, replaceHeader } from '@dmpconnect/mss/wire-profile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeTestPki, type TestCard } from '../../dmp/testing/pki.js';
import { codeOf, DOCTOR, envelope, type MssBench, type RawCall, startMssBench } from '../testing/bench.js';

let bench: MssBench;
let card: TestCard;

beforeAll(async () => {
  bench = await startMssBench();
  card = await bench.pki.card({ id: DOCTOR });
});
beforeEach(() => bench.simulator.clearJournal());
afterAll(() => bench.close());

const asked = `<userId>${DOCTOR}</userId>`;

describe('a login, byte by byte', () => {
  it('opens a session for the holder of the card', async () => {
    const cookie = await bench.login(card);
    expect(cookie).toMatch(/^JSESSIONID=[0-9A-F]{48}$/);
    const answer = await bench.soap('annuaire.listEmails', asked, { headers: { cookie } });
    expect([answer.http, answer.text]).toEqual([200, expect.stringContaining('alix.doc@pro.mss.test')]);
    expect(bench.errors).toEqual([]);
  });

  it('tells the client where to go, in both content types by turns', async () => {
    const types = [];
    for (let turn = 0; turn < 2; turn += 1) {
      const { contentType } = await bench.soap('annuaire.listEmails', asked);
      types.push(contentType.replace(/;.*/, ''));
    }
    expect(types.sort()).toEqual([PAOS_TYPE, 'text/xml']);
  });
});

describe('the identity host', () => {
  it.each([
    ['of another authority', async () => (await foreignCard()).authentication],
    ['for signature', async () => card.signature],
    ['of a server', async () => bench.pki.server],
  ])('ends the handshake of a certificate %s', async (_, credential) => {
    const { challenge } = await bench.challenge();
    await expect(bench.identify(await credential(), replaceHeader(challenge))).rejects.toThrow(
      /alert|ECONNRESET/,
    );
    expect(bench.last()).toMatchObject({ host: 'identity', answer: { http: 0, status: 'TLS alert' } });
  });

  it.each([
    ['no certificate', async () => undefined, /No client certificate/],
    [
      'a card that has ended',
      async () => (await bench.pki.card({ id: DOCTOR, expired: true })).authentication,
      /outside its validity/,
    ],
    [
      'a card that is revoked',
      async () => {
        const { authentication } = await bench.pki.card({ id: DOCTOR });
        bench.simulator.revoke(serialOf(authentication.certificate));
        return authentication;
      },
      /revoked/,
    ],
  ])('refuses %s with 8', async (_, credential, rule) => {
    const { challenge } = await bench.challenge();
    const answer = await bench.identify(await credential(), replaceHeader(challenge));
    expect([answer.http, codeOf(answer)]).toEqual([403, 8]);
    expect(bench.last().answer.rule).toMatch(rule);
  });

  it.each<[string, (xml: string) => string, RegExp]>([
    ['a header that was not emptied', (xml) => xml, /ecp:Request|paos:Request/],
    [
      'the ECP block alone in the header',
      (xml) => xml.replace(/<paos:Request[^>]*><\/paos:Request>|<paos:Request[^>]*\/>/, ''),
      /ecp:Request/,
    ],
    ['another body', () => envelope('<a xmlns="urn:a"/>'), /no AuthnRequest/],
    ['an empty body', () => envelope(''), /no AuthnRequest/],
    [
      'another version',
      emptied((xml) => xml.replace(/(<samlp:AuthnRequest[^>]*Version=")2\.0/, '$11.1')),
      /Version/,
    ],
    [
      'another binding',
      emptied((xml) => xml.replace(/bindings:PAOS/, 'bindings:HTTP-POST')),
      /ProtocolBinding/,
    ],
    [
      'another consumer address',
      emptied((xml) => xml.replace(/(AssertionConsumerServiceURL=")[^"]*/, '$1https://elsewhere.test/')),
      /AssertionConsumerServiceURL/,
    ],
    [
      'another issuer',
      emptied((xml) => xml.replace(/(Issuer[^>]*>)[^<]*/, '$1https://elsewhere.test')),
      /Issuer/,
    ],
    ['no identifier', emptied((xml) => xml.replace(/(<samlp:AuthnRequest[^>]*) ID="[^"]*"/, '$1')), /no ID/],
    [
      'SOAP 1.2',
      emptied((xml) =>
        xml.replaceAll(
          'http://schemas.xmlsoap.org/soap/envelope/',
          'http://www.w3.org/2003/05/soap-envelope',
        ),
      ),
      /SOAP 1\.1/,
    ],
    ['a document type', emptied((xml) => xml.replace('?>', '?><!DOCTYPE a>')), /document type/],
    ['what is no XML', () => 'login', /./],
  ])('refuses %s with 8', async (_, edit, rule) => {
    const { challenge } = await bench.challenge();
    const answer = await bench.identify(card.authentication, edit(challenge));
    expect([answer.http, codeOf(answer)]).toEqual([403, 8]);
    expect(bench.last().answer.rule).toMatch(rule);
  });

  it.each<[string, RawCall, number, number | undefined]>([
    ['another media type', { contentType: 'application/json' }, 403, 8],
    ['another method', { method: 'PUT' }, 405, undefined],
    ['another path', { path: '/openam/other' }, 404, undefined],
  ])('refuses %s', async (_, call, http, code) => {
    const { challenge } = await bench.challenge();
    const answer = await bench.identify(card.authentication, replaceHeader(challenge), call);
    expect([answer.http, codeOf(answer)]).toEqual([http, code]);
  });
});

/** Changes a challenge whose header was emptied, as the profile wants it. */
function emptied(change: (xml: string) => string): (xml: string) => string {
  return (xml) => change(replaceHeader(xml));
}

async function foreignCard(): Promise<TestCard> {
  return (await makeTestPki('AILLEURS')).card({ id: DOCTOR });
}

function serialOf(certificate: string): string {
  return new X509Certificate(certificate).serialNumber;
}
