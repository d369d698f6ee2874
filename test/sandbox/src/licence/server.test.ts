import { randomBytes } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openPki } from '../pki/pki.js';
import { makeIssuerKey } from '../signing-key/ed25519.js';
import { makeTestFolder } from '../testing/folder.js';
import { exchange } from '../testing/https-client.js';
import { peekToken, verifyToken } from '../testing/token.js';
import { LICENCE_STATES } from './control.js';
import { startLicenceServers } from './server.js';

const pki = await openPki(await makeTestFolder());
const key = makeIssuerKey('licence');
const servers = await startLicenceServers(pki.server, key);
const { authority } = servers;
afterAll(() => servers.close());

beforeEach(() => {
  authority.reset();
  authority.clearJournal();
});

const makeQuestion = () => ({
  v: 1,
  nonce: randomBytes(32).toString('base64url'),
  cardId: '2800000001',
  holder: '899700000013',
  integratorId: 'sandbox-integrator',
  product: 'DmpConnect-JS2',
  version: '0.1.0',
  environment: 'test',
});
const ask = (body: unknown, server = 0, signal?: AbortSignal) =>
  exchange(`${servers.urls[server]}/licence/v1/check`, {
    ca: pki.serverTrust,
    method: 'POST',
    body,
    ...(signal === undefined ? {} : { signal }),
  });
const tokenOf = async (body: unknown, server = 0): Promise<string> => {
  const { status, text } = await ask(body, server);
  expect(status).toBe(200);
  return JSON.parse(text).token;
};

describe('an honest licence server', () => {
  it('grants with a signed answer bound to the question', async () => {
    const question = makeQuestion();
    const before = Math.floor(Date.now() / 1000);
    const { header, payload } = await verifyToken(await tokenOf(question), key);
    expect(header).toEqual({ alg: 'EdDSA', kid: key.kid });
    expect(payload).toMatchObject({
      v: 1,
      nonce: question.nonce,
      cardId: question.cardId,
      version: question.version,
      environment: 'test',
      state: 'granted',
    });
    expect(payload.issuedAt).toBeGreaterThanOrEqual(before);
    expect(payload.notAfter - payload.issuedAt).toBe(3600);
    expect(payload).not.toHaveProperty('message');
  });

  it('is one authority behind three addresses', async () => {
    expect(new Set(servers.urls).size).toBe(3);
    authority.setState('licence-expired');
    for (const server of [0, 1, 2]) {
      expect(peekToken(await tokenOf(makeQuestion(), server))).toMatchObject({ state: 'licence-expired' });
    }
    expect(authority.journal().map(({ server, answer }) => [server, answer])).toEqual([
      [0, 'licence-expired'],
      [1, 'licence-expired'],
      [2, 'licence-expired'],
    ]);
  });

  it.each(LICENCE_STATES.filter((state) => state !== 'granted'))(
    'explains in two languages: %s',
    async (state) => {
      authority.setState(state);
      const { payload } = await verifyToken(await tokenOf(makeQuestion()), key);
      expect(payload).toMatchObject({ state, message: { fr: /./, en: /./ } });
    },
  );

  it('treats one card differently from the others', async () => {
    authority.setState('licence-revoked', { cardId: '2800010002' });
    expect(peekToken(await tokenOf(makeQuestion()))).toMatchObject({ state: 'granted' });
    const other = { ...makeQuestion(), cardId: '2800010002' };
    expect(peekToken(await tokenOf(other))).toMatchObject({ state: 'licence-revoked' });
  });

  it('knows no production environment', async () => {
    const question = { ...makeQuestion(), environment: 'prod' };
    expect(peekToken(await tokenOf(question))).toMatchObject({
      environment: 'prod',
      state: 'environment-mismatch',
    });
  });

  it('keeps no identifier of the holder', async () => {
    await tokenOf(makeQuestion());
    expect(JSON.stringify(authority.journal())).not.toContain('899700000013');
  });

  it.each([
    ['nonce', { nonce: 'short' }],
    ['environment', { environment: 'dev' }],
    ['v', { v: 2 }],
    ['cardId', { cardId: '' }],
  ])('answers 400 and names the field: %s', async (field, change) => {
    const { status, text } = await ask({ ...makeQuestion(), ...change });
    expect([status, text]).toEqual([400, expect.stringContaining(`(${field})`)]);
  });

  it('answers 400 to what is not JSON, 404 elsewhere', async () => {
    expect((await ask('{')).status).toBe(400);
    const elsewhere = await exchange(`${servers.urls[0]}/`, { ca: pki.serverTrust });
    expect(elsewhere.status).toBe(404);
  });
});

describe('a licence server that does not behave', () => {
  it('cuts the connection when down, and the others still answer', async () => {
    authority.setBehaviour('down', 0);
    await expect(ask(makeQuestion(), 0)).rejects.toThrow();
    expect(peekToken(await tokenOf(makeQuestion(), 1))).toMatchObject({ state: 'granted' });
  });

  it('takes the question and says nothing when silent', async () => {
    authority.setBehaviour('silent');
    const abort = new AbortController();
    const asked = ask(makeQuestion(), 0, abort.signal);
    // The journal tells that the question arrived; only then is the missing answer meaningful.
    await expect.poll(() => authority.journal()).toHaveLength(1);
    abort.abort();
    await expect(asked).rejects.toThrow('aborted');
  });

  it('answers 500 when told to', async () => {
    authority.setBehaviour('error');
    expect((await ask(makeQuestion())).status).toBe(500);
  });

  it('signs a forged answer with another key under the same name', async () => {
    authority.setBehaviour('forged');
    const question = makeQuestion();
    const token = await tokenOf(question);
    expect(peekToken(token)).toMatchObject({ nonce: question.nonce, state: 'granted' });
    await expect(verifyToken(token, key)).rejects.toThrow('signature verification failed');
  });

  it('replays a token that was good for another question, from the first request on', async () => {
    const fresh = await startLicenceServers(pki.server, key);
    try {
      fresh.authority.setBehaviour('replayed');
      const question = makeQuestion();
      const { text } = await exchange(`${fresh.urls[0]}/licence/v1/check`, {
        ca: pki.serverTrust,
        method: 'POST',
        body: question,
      });
      const { payload } = await verifyToken(JSON.parse(text).token, key);
      expect(payload.nonce).not.toBe(question.nonce);
    } finally {
      await fresh.close();
    }
    const first = await tokenOf(makeQuestion());
    authority.setBehaviour('replayed');
    const replayed = await tokenOf(makeQuestion());
    expect(replayed.length).toBe(first.length);
    expect(await tokenOf(makeQuestion())).toBe(replayed);
  });

  it('dates its answer an hour ahead, or past its end', async () => {
    const now = Math.floor(Date.now() / 1000);
    authority.setBehaviour('future');
    expect(peekToken(await tokenOf(makeQuestion())).issuedAt).toBeGreaterThanOrEqual(now + 3600);
    authority.setBehaviour('expired');
    const expired = peekToken(await tokenOf(makeQuestion()));
    expect(expired.notAfter).toBeLessThan(expired.issuedAt);
  });
});
