import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDmpSimulator } from '../simulator.js';
import { type Bench, PATIENT, startBench } from '../testing/bench.js';
import { makeClient } from '../testing/client.js';
import { lastEntry } from '../testing/expect.js';
import { type Credential, makeTestPki, type TestCard, type TestPki } from '../testing/pki.js';
import { ACTION, existenceQuery } from '../testing/requests.js';

describe('TLS identity of the DMP simulator', () => {
  let pki: TestPki;
  let foreign: TestPki;
  let card: TestCard;
  let bench: Bench;
  beforeAll(async () => {
    [pki, foreign] = await Promise.all([makeTestPki(), makeTestPki('AUTRE')]);
    card = await pki.card({ id: '899700000013', family: 'DOC0000001' });
    bench = await startBench({ pki, card });
  });
  afterAll(() => bench.close());

  async function handshake(
    o: Omit<Parameters<typeof makeClient>[0], 'port' | 'authorities'>,
  ): Promise<string> {
    const client = makeClient({ port: bench.dmp.port, authorities: pki.authorities, ...o });
    bench.dmp.clearJournal();
    try {
      const answer = await client.post('/', 'application/soap+xml', '');
      return `HTTP ${answer.http}`;
    } catch (error) {
      return String(error);
    } finally {
      client.close();
    }
  }

  const HANDSHAKE_FAILURE = /SSL alert number 40/;

  it('refuses a client without certificate by a TLS alert, before any HTTP', async () => {
    expect(await handshake({})).toMatch(HANDSHAKE_FAILURE);
    expect(lastEntry(bench)).toMatchObject({
      transaction: 'TLS',
      answer: { http: 0, status: 'TLS alert' },
      checks: [{ name: 'TLS identity', outcome: 'refused' }],
    });
  });

  it.each<[string, RegExp, () => Promise<Credential>]>([
    [
      'from another authority',
      /does not come from an authority/,
      async () => (await foreign.card({ id: '899700000013' })).authentication,
    ],
    ['for signature', /not one for authentication/, async () => card.signature],
    [
      'out of validity',
      /outside its validity/,
      async () => (await pki.card({ id: '899700000013', expired: true })).authentication,
    ],
  ])('refuses a certificate %s by a TLS alert', async (_, detail, identity) => {
    expect(await handshake({ identity: await identity() })).toMatch(HANDSHAKE_FAILURE);
    const entry = lastEntry(bench);
    expect(entry.checks[0]?.detail).toMatch(detail);
    expect(entry.tls.subject).toContain('899700000013');
  });

  it('speaks TLS 1.2 only', async () => {
    const identity = card.authentication;
    expect(await handshake({ identity, minVersion: 'TLSv1.3' })).toMatch(/SSL alert number 70/);
  });

  it('takes the suites of the DMP and no other', async () => {
    const identity = card.authentication;
    const suite = (ciphers: string) => handshake({ identity, ciphers });
    expect(await suite('AES128-GCM-SHA256')).toMatch(HANDSHAKE_FAILURE);
    expect(await suite('ECDHE-RSA-AES256-SHA384')).toBe('HTTP 404');
    expect(lastEntry(bench).tls).toMatchObject({ protocol: 'TLSv1.2', cipher: 'ECDHE-RSA-AES256-SHA384' });
  });

  it('tells a resumed session from a full handshake', async () => {
    const client = makeClient({
      port: bench.dmp.port,
      authorities: pki.authorities,
      identity: card.authentication,
      maxVersion: 'TLSv1.2',
      keepAlive: false,
    });
    await client.post('/', 'application/soap+xml', '');
    await client.post('/', 'application/soap+xml', '');
    client.close();
    const [first, second] = bench.dmp.journal().slice(-2);
    expect([first?.tls.resumed, second?.tls.resumed]).toEqual([false, true]);
    expect(second?.tls.subject).toBe(first?.tls.subject);
  });

  it('serves HTTP to the right card', async () => {
    const answer = await bench.call('patients', ACTION.existence, existenceQuery(PATIENT));
    expect(answer.http).toBe(200);
    expect(lastEntry(bench).tls.subject).toContain('CN=899700000013+SN=DOC0000001+GN=ALIX');
  });
});

describe('a configuration that names a public host', () => {
  it('is refused', async () => {
    const pki = await makeTestPki();
    const named = await pki.named('dev1.lps2.dmp.gouv.fr');
    const options = { signingAuthorities: pki.authorities, environment: 'test' } as const;
    const tls = { cert: pki.server.certificate, key: pki.server.key, clientAuthorities: pki.authorities };
    await expect(
      startDmpSimulator({ ...options, tls: { ...tls, cert: named.certificate, key: named.key } }),
    ).rejects.toThrow(/loopback names only/);
    await expect(
      startDmpSimulator({ ...options, tls, basePath: 'https://lps2.dmp.gouv.fr/services' }),
    ).rejects.toThrow(/basePath/);
  });
});
