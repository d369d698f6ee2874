import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Agent } from 'undici';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLicenceChecker } from '../check/checker.js';
import { PROBE_CARD_ID, probeLicenceServers } from '../check/probe.js';
import { LicenceError } from '../errors.js';
import { issuerPublicKeyOf, makeIssuerKeyPem, readIssuerPrivateKey } from '../jws/new-issuer-key.js';
import { makeLoopbackCertificate } from '../testing/certificate.js';
import { decideLicence } from './decide.js';
import { createLicenceAuthority } from './listener.js';
import {
  EMPTY_REGISTER,
  grantLicence,
  type LicenceRegister,
  readLicenceRegister,
  revokeLicence,
  writeLicenceRegister,
} from './register.js';

const now = new Date('2026-03-01T12:00:00Z');
const question = {
  cardId: '8025000000123456',
  holder: '899700000013',
  integratorId: 'example-medical',
  version: '0.1.0',
  environment: 'test',
} as const;
const mine = { holder: question.holder, environment: 'test' } as const;

describe('the decision of a register', () => {
  const cases: readonly (readonly [string, Partial<LicenceRegister>, string])[] = [
    ['nothing', {}, 'licence-missing'],
    ['a licence of the holder', { licences: [mine] }, 'granted'],
    ['a licence of the card', { licences: [{ cardId: question.cardId, environment: 'test' }] }, 'granted'],
    ['one of another card of the holder', { licences: [{ ...mine, cardId: '1' }] }, 'licence-missing'],
    ['one revoked', { licences: [{ ...mine, revoked: true }] }, 'licence-revoked'],
    ['one that ended', { licences: [{ ...mine, until: '2026-03-01T13:00:00+01:00' }] }, 'licence-expired'],
    ['one that goes on', { licences: [{ ...mine, until: '2026-03-01T12:00:01Z' }] }, 'granted'],
    [
      'one of the other environment',
      { licences: [{ ...mine, environment: 'prod' }] },
      'environment-mismatch',
    ],
    [
      'a revoked one of the holder and a good one of the card',
      {
        licences: [
          { ...mine, revoked: true },
          { cardId: question.cardId, environment: 'test' },
        ],
      },
      'granted',
    ],
    [
      'a disabled integrator',
      { licences: [mine], disabledIntegrators: ['example-medical'] },
      'integrator-disabled',
    ],
    ['a disabled version', { licences: [mine], disabledVersions: ['0.1.0'] }, 'version-disabled'],
  ];
  it.each(cases)('with %s', (_, register, state) => {
    expect(decideLicence({ ...EMPTY_REGISTER, ...register }, question, now).state).toBe(state);
  });
});

describe('a register', () => {
  it('is read as it was written, a licence a line', () => {
    const register = { ...grantLicence(EMPTY_REGISTER, mine), disabledVersions: ['0.0.9'] };
    const text = writeLicenceRegister(register);
    expect(readLicenceRegister(text)).toEqual(register);
    expect(text.split('\n').filter((line) => line.includes(question.holder))).toHaveLength(1);
    expect(readLicenceRegister(writeLicenceRegister(EMPTY_REGISTER))).toEqual(EMPTY_REGISTER);
  });

  it('holds one licence for a holder and an environment, the last', () => {
    const twice = grantLicence(grantLicence(EMPTY_REGISTER, { ...mine, revoked: true }), mine);
    expect(twice.licences).toEqual([mine]);
    expect(revokeLicence(twice, mine).licences).toEqual([{ ...mine, revoked: true }]);
    expect(() => revokeLicence(EMPTY_REGISTER, mine)).toThrow(
      expect.objectContaining({ code: 'LICENCE_REGISTER' }),
    );
  });

  it.each([
    ['{', 'file'],
    ['{"v":2,"licences":[],"disabledIntegrators":[],"disabledVersions":[]}', 'v:'],
    [
      '{"v":1,"licences":[{"environment":"test"}],"disabledIntegrators":[],"disabledVersions":[]}',
      'licences.0.holder',
    ],
    ['{"v":1,"licences":[],"disabledIntegrators":[1],"disabledVersions":[]}', 'disabledIntegrators.0'],
  ])('%s is refused by the name of its field', (text, field) => {
    expect(() => readLicenceRegister(text)).toThrow(
      expect.objectContaining({ code: 'LICENCE_REGISTER', message: expect.stringContaining(field) }),
    );
  });
});

describe('a licence authority over HTTPS', () => {
  const keys = ['old', 'new'].map((kid) => {
    const key = readIssuerPrivateKey(makeIssuerKeyPem())!;
    return { kid, key, publicKey: { kid, key: issuerPublicKeyOf(key) } };
  });
  const [older, newer] = [keys[0]!, keys[1]!];
  let register: LicenceRegister;
  let signer = older;
  let server: Server;
  let name = '';
  let dispatcher: Agent;
  const told: unknown[] = [];

  beforeAll(async () => {
    const identity = makeLoopbackCertificate();
    dispatcher = new Agent({ connect: { ca: identity.cert } });
    server = createServer(identity, (request, response) =>
      createLicenceAuthority({
        register: async () => register,
        signer,
        validForSeconds: 60,
        onAnswer: (entry) => told.push(entry),
        onFailure: (error) => told.push(error),
      })(request, response),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    name = `localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await dispatcher.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(() => {
    register = grantLicence(EMPTY_REGISTER, mine);
    signer = older;
    told.length = 0;
  });
  const checker = (...publicKeys: readonly { readonly kid: string; readonly key: string }[]) =>
    createLicenceChecker({ servers: [name], publicKeys, dispatcher });
  const refusal = async (work: Promise<unknown>) => {
    const error = await work.catch((thrown: unknown) => thrown);
    return error instanceof LicenceError ? (error.state ?? error.code) : 'granted';
  };
  const post = async (body: string, path = '/licence/v1/check') => {
    const answer = await dispatcher.request({ origin: `https://${name}`, path, method: 'POST', body });
    return [answer.statusCode, await answer.body.text()] as const;
  };

  it('is believed by the connector, and tells neither the card nor its holder', async () => {
    const verdict = await checker(older.publicKey).check(question);
    expect(verdict).toMatchObject({ state: 'granted', source: 'server' });
    expect(verdict.notAfter!.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(told).toEqual([
      { integratorId: 'example-medical', version: '0.1.0', environment: 'test', state: 'granted' },
    ]);
  });

  it('lets no answer outlive the licence', async () => {
    const until = new Date(Date.now() + 20_000);
    register = grantLicence(EMPTY_REGISTER, { ...mine, until: until.toISOString() });
    const { notAfter } = await checker(older.publicKey).check(question);
    expect(notAfter!.getTime()).toBeLessThanOrEqual(until.getTime());
  });

  it('refuses at the next question what was revoked', async () => {
    register = revokeLicence(register, mine);
    expect(await refusal(checker(older.publicKey).check(question))).toBe('licence-revoked');
  });

  it('changes its key while both are known, and the old one is worth nothing once it is taken away', async () => {
    const during = checker(older.publicKey, newer.publicKey);
    expect(await during.check(question)).toMatchObject({ source: 'server' });
    signer = newer;
    expect(await during.check({ ...question, cardId: '2' })).toMatchObject({ source: 'server' });
    const after = checker(newer.publicKey);
    expect(await after.check(question)).toMatchObject({ source: 'server' });
    signer = older;
    expect(await refusal(after.check({ ...question, cardId: '3' }))).toBe('LICENCE_ANSWER_INVALID');
  });

  it('can be probed without a card', async () => {
    const probe = (publicKey: { readonly kid: string; readonly key: string }) =>
      probeLicenceServers({
        servers: [name, 'localhost:1'],
        publicKeys: [publicKey],
        dispatcher,
        version: '0.1.0',
        environment: 'test',
      });
    expect(await probe(older.publicKey)).toMatchObject([
      { server: name, outcome: 'trusted' },
      {
        server: 'localhost:1',
        outcome: 'network',
        curlCode: 7,
        explanation: { fr: expect.stringContaining('rien ne répond') },
      },
    ]);
    expect(await probe(newer.publicKey)).toMatchObject([{ outcome: 'answer-invalid' }, {}]);
    expect(PROBE_CARD_ID).not.toMatch(/\d/);
  });

  it('names the field of a question that breaks a rule, and serves nothing else', async () => {
    expect(await post('{')).toEqual([400, expect.stringContaining('body')]);
    const bent = JSON.stringify({ v: 1, nonce: 'n'.repeat(43), ...question, product: 'p', environment: 'x' });
    expect(await post(bent)).toEqual([400, expect.stringContaining('environment')]);
    expect((await post('x'.repeat(20_000)))[0]).toBe(413);
    expect((await post('{}', '/'))[0]).toBe(404);
  });

  it('answers 500, and tells its operator, when its register cannot be read', async () => {
    register = undefined as never;
    expect(await refusal(checker(older.publicKey).check(question))).toBe('LICENCE_UNREACHABLE');
    expect(told).toEqual([expect.any(TypeError)]);
  });
});

describe('the key of an issuer', () => {
  it('is Ed25519 in PEM, and nothing else is read as one', () => {
    const key = readIssuerPrivateKey(makeIssuerKeyPem());
    expect(issuerPublicKeyOf(key!)).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(readIssuerPrivateKey('no key')).toBeUndefined();
  });
});
