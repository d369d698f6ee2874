import { replaceHeader } from '@dmpconnect/mss/wire-profile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Credential, TestCard } from '../../dmp/testing/pki.js';
import { sign } from '../../dmp/testing/vihf.js';
import {
  codeOf,
  DOCTOR,
  envelope,
  type MssBench,
  type RawCall,
  relayStateBlock,
  type Step,
  startMssBench,
} from '../testing/bench.js';

let bench: MssBench;
let card: TestCard;

beforeAll(async () => {
  bench = await startMssBench();
  card = await bench.pki.card({ id: DOCTOR });
});
beforeEach(() => bench.simulator.clearJournal());
afterAll(() => bench.close());

const MINUTE = 60_000;
const SIGNATURE = /<(\w+:)Signature[ >].*<\/\1Signature>/s;
const ASSERTION = /<(\w+:)Assertion[ >].*<\/\1Assertion>/s;

const minutes = (count: number) => new Date(bench.now().getTime() + count * MINUTE);

/** The answer of the identity host, changed on its way. */
function changed(change: (xml: string) => string): (step: Step) => Promise<string> {
  return async (step) => {
    const xml = await bench.respond(step);
    const result = change(xml);
    expect(result, 'the change took place').not.toBe(xml);
    return result;
  };
}

/** The answer with another assertion, signed anew by hand. */
async function resigned(
  step: Step,
  change: (assertion: string) => string,
  signer: Credential = bench.pki.server,
  algorithm: 'RSA-SHA256' | 'RSA-SHA1' = 'RSA-SHA256',
): Promise<string> {
  const xml = await bench.respond(step);
  const signed = ASSERTION.exec(xml)?.[0] ?? '';
  const text = change(signed.replace(SIGNATURE, ''));
  const id = / ID="([^"]*)"/.exec(text)?.[1] ?? '';
  const signature = sign(text, id, { signer, algorithm });
  return xml.replace(signed, () => text.replace(/<\/(\w+:)Issuer>/, (end) => end + signature));
}

describe('the assertion', () => {
  it('of the identity host is taken once, and only within five minutes of its request', async () => {
    const step = await bench.challenge();
    const xml = await bench.respond(step);
    expect((await bench.consume(xml)).http).toBe(302);
    expect(codeOf(await bench.consume(xml)), 'sent again').toBe(25);
    const late = await bench.challenge();
    bench.advance(6 * MINUTE);
    expect(codeOf(await bench.consume(await bench.respond(late)))).toBe(25);
    expect(bench.last().answer.rule).toMatch(/no login that is waited for/);
  });

  it('leads back to the request that was made, with a cookie that scripts cannot read', async () => {
    const { headers } = await bench.consume(await bench.respond(await bench.challenge()));
    expect(headers.location).toBe(
      `${bench.simulator.hosts.mail}/mss-msg-services/services/Annuaire/soap/v1/listEmails`,
    );
    expect(headers['set-cookie']?.[0]).toMatch(/; Secure; HttpOnly$/);
  });

  it('signed by hand is taken like the one of the identity host', async () => {
    const step = await bench.challenge();
    expect((await bench.consume(await resigned(step, (xml) => xml))).http).toBe(302);
  });

  it.each<[string, (step: Step) => Promise<string>, RegExp]>([
    ['that is not signed', changed((xml) => xml.replace(SIGNATURE, '')), /signature/i],
    ['changed after it was signed', changed((xml) => xml.replace(`>${DOCTOR}<`, '>899700000002<')), /./],
    [
      'whose end was moved after it was signed',
      changed((xml) => xml.replace(/(<saml2?:Conditions[^>]*NotOnOrAfter=")\d{4}/, '$12099')),
      /./,
    ],
    [
      'signed by another key',
      (step) => resigned(step, (xml) => xml, card.signature),
      /not signed by the identity host/,
    ],
    [
      'signed by the key of the card that logs in',
      (step) => resigned(step, (xml) => xml, card.authentication),
      /not signed by the identity host/,
    ],
    ['signed with SHA-1', (step) => resigned(step, (xml) => xml, bench.pki.server, 'RSA-SHA1'), /./],
    [
      'for another host (Audience)',
      (step) => resigned(step, (xml) => xml.replace(/(Audience>)https[^<]*/, '$1https://elsewhere.test')),
      /Audience/,
    ],
    [
      'for another address (Recipient)',
      (step) => resigned(step, (xml) => xml.replace(/(Recipient=")[^"]*/, '$1https://elsewhere.test')),
      /Recipient/,
    ],
    [
      'of another issuer',
      (step) => resigned(step, (xml) => xml.replace(/(Issuer>)https[^<]*/, '$1https://elsewhere.test')),
      /Issuer/,
    ],
    [
      'confirmed otherwise than by its bearer',
      (step) => resigned(step, (xml) => xml.replace('cm:bearer', 'cm:sender-vouches')),
      /bearer/,
    ],
    [
      'without conditions',
      (step) => resigned(step, (xml) => xml.replace(/<(\w+:)Conditions.*<\/\1Conditions>/, '')),
      /Conditions/,
    ],
    [
      'that says not for whom it is',
      (step) =>
        resigned(step, (xml) => xml.replace(/<(\w+:)AudienceRestriction.*<\/\1AudienceRestriction>/, '')),
      /not for whom/,
    ],
    ['that is over', (step) => bench.respond(step, { at: minutes(-5) }), /not valid any more/],
    ['that is not valid yet', (step) => bench.respond(step, { at: minutes(2) }), /not valid yet/],
    [
      'that answers another request than its Response',
      (step) => resigned(step, (xml) => xml.replace(/InResponseTo="[^"]*"/, 'InResponseTo="_other"')),
      /two different requests/,
    ],
    ['of a login that nobody asked for', (step) => bench.respond({ ...step, id: '_unknown' }), /no login/],
    ['with another state', (step) => bench.respond({ ...step, relayState: 'other' }), /RelayState/],
    ['without the state', async (step) => replaceHeader(await bench.respond(step)), /RelayState/],
    [
      'with the block of the identity host',
      async (step) =>
        replaceHeader(
          await bench.respond(step),
          `<ecp:Response xmlns:ecp="urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp"/>${relayStateBlock(step.relayState)}`,
        ),
      /ecp:Response/,
    ],
    [
      'of a Response that is no success',
      changed((xml) => xml.replace('status:Success', 'status:AuthnFailed')),
      /not Success/,
    ],
    [
      'of a Response for another address (Destination)',
      changed((xml) => xml.replace(/(Destination=")[^"]*/, '$1https://elsewhere.test')),
      /Destination/,
    ],
    ['twice', changed((xml) => xml.replace(ASSERTION, '$&$&')), /one assertion/],
    ['that is not there', changed((xml) => xml.replace(ASSERTION, '')), /one assertion/],
    [
      'behind a forged one (signature wrapping)',
      changed((xml) => {
        const real = ASSERTION.exec(xml)?.[0] ?? '';
        const forged = real
          .replace(SIGNATURE, '')
          .replace(/ ID="[^"]*"/, ' ID="_forged"')
          .replace(DOCTOR, '899700000002');
        return xml.replace(
          real,
          forged.replace(/<\/(\w+:)Assertion>$/, `<$1Advice>${real}</$1Advice></$1Assertion>`),
        );
      }),
      /./,
    ],
    ['in another body', async () => envelope('<a xmlns="urn:a"/>'), /no SAML Response/],
    ['with a document type', changed((xml) => xml.replace('?>', '?><!DOCTYPE a>')), /document type/],
  ])('%s is refused with 25', async (_, write, rule) => {
    const step = await bench.challenge();
    const answer = await bench.consume(await write(step));
    expect([answer.http, codeOf(answer)]).toEqual([403, 25]);
    expect(answer.headers['set-cookie'], 'no session').toBeUndefined();
    expect(bench.last().answer.rule).toMatch(rule);
  });

  it.each<[string, RawCall, number, number | undefined]>([
    ['another media type', { contentType: 'text/xml' }, 403, 25],
    ['another method', { method: 'PUT' }, 405, undefined],
  ])('comes in its own way: not with %s', async (_, call, http, code) => {
    const answer = await bench.consume(await bench.respond(await bench.challenge()), call);
    expect([answer.http, codeOf(answer)]).toEqual([http, code]);
  });
});
