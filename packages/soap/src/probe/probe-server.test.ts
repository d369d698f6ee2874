import { createServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { startOpenssl } from '../testing/openssl-server.js';
import { hasProgram } from '../testing/programs.js';
import { listen, startHttps, startProxy, type TestServer } from '../testing/servers.js';
import { probeServer } from './probe-server.js';

let authority: TestCertificate;
let other: TestCertificate;
let good: TestCertificate;
let expired: TestCertificate;
let elsewhere: TestCertificate;
let servers: TestServer[] = [];
const keep = async <T extends TestServer>(starting: Promise<T>): Promise<T> => {
  const server = await starting;
  servers.push(server);
  return server;
};

beforeAll(async () => {
  [authority, other] = await Promise.all([
    makeCertificate({ subject: [{ CN: ['Authority'] }], authority: true }),
    makeCertificate({ subject: [{ CN: ['Other authority'] }], authority: true }),
  ]);
  const leaf = { subject: [{ CN: ['localhost'] }], issuer: authority, names: ['localhost'] };
  [good, expired, elsewhere] = await Promise.all([
    makeCertificate(leaf),
    makeCertificate({ ...leaf, notAfter: new Date('2021-01-01') }),
    makeCertificate({ ...leaf, names: ['elsewhere.example'] }),
  ]);
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
});

const serve = ({ pem, keyPem }: TestCertificate) =>
  keep(startHttps({ cert: pem, key: keyPem }, (_, response) => response.end()));
const probe = (port: number, change: Partial<Parameters<typeof probeServer>[0]> = {}) =>
  probeServer({ hostname: 'localhost', port, trust: authority.pem, timeoutMs: 5_000, ...change });

describe('probing a server', () => {
  it('finds nothing wrong with one that is right, and shows its chain', async () => {
    const { port } = await serve(good);
    const found = await probe(port);
    expect(found.failure).toBeUndefined();
    expect(found).toMatchObject({ proxied: false, wantsCertificate: false, protocol: 'TLSv1.3' });
    expect(found.addresses).toContain('127.0.0.1');
    expect(found.chain[0]).toMatchObject({ subject: 'CN=localhost', issuer: 'CN=Authority' });
  });

  it('says that a port is closed', async () => {
    const { port, close } = await startHttps({ cert: good.pem, key: good.keyPem }, () => undefined);
    await close();
    expect(await probe(port)).toMatchObject({ failure: { step: 'tcp', error: { reason: 'connect' } } });
  });

  it('says that a name does not resolve', async () => {
    // RFC 6761: never a name of the Internet, and asked of nobody.
    expect(await probe(1, { hostname: 'nowhere.invalid' })).toMatchObject({
      failure: { step: 'name', error: { reason: 'host-name' } },
      addresses: [],
    });
  });

  it('says that a server keeps silent', async () => {
    const silent = await keep(listen(createServer(), 'tcp'));
    expect(await probe(silent.port, { timeoutMs: 50 })).toMatchObject({
      failure: { step: 'tls', error: { reason: 'timeout' } },
    });
  });

  it('says what is wrong with a certificate', async () => {
    const verdict = async (certificate: TestCertificate, trust = authority.pem) => {
      const { port } = await serve(certificate);
      const { failure } = await probe(port, { trust });
      return `${failure?.error.reason} ${failure?.error.message}`;
    };
    expect(await verdict(expired)).toMatch(/^server-certificate .*CERT_HAS_EXPIRED/);
    expect(await verdict(elsewhere)).toMatch(/^server-certificate .*ERR_TLS_CERT_ALTNAME_INVALID/);
    expect(await verdict(good, other.pem)).toMatch(/^server-certificate .*UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
  });

  it('says where a proxy fails, and when it reads the traffic', async () => {
    const target = await serve(good);
    const refusing = await keep(
      startProxy({ target: target.port, refuse: () => '407 Proxy Authentication Required' }),
    );
    const through = ({ port }: TestServer, trust = authority.pem) =>
      probe(target.port, { trust, proxy: { host: '127.0.0.1', port } });
    expect(await through(refusing)).toMatchObject({
      failure: { step: 'proxy', error: { reason: 'proxy-authentication' } },
    });
    const tunnel = await keep(startProxy({ target: target.port }));
    expect(await through(tunnel)).toMatchObject({ proxied: true, addresses: [] });
    expect((await through(tunnel)).failure).toBeUndefined();
    expect((await through(tunnel, other.pem)).failure?.error.reason).toBe('intercepted');
    await refusing.close();
    servers = servers.filter((server) => server !== refusing);
    expect(await through(refusing)).toMatchObject({
      failure: { step: 'proxy', error: { reason: 'connect' } },
    });
  });

  describe.skipIf(!hasProgram('openssl'))('that wants a card', () => {
    const wanting = (certificate: TestCertificate, version: string) =>
      keep(startOpenssl(certificate, '-Verify', '1', '-verify_return_error', version));

    it.each(['-tls1_2', '-tls1_3'])('judges its chain although it refuses to go on (%s)', async (version) => {
      const { port } = await wanting(good, version);
      const found = await probe(port);
      expect(found.failure).toBeUndefined();
      expect(found.chain[0]?.subject).toBe('CN=localhost');
      // With TLS 1.3 the handshake is over for the client before the server says so.
      expect(found.wantsCertificate).toBe(version === '-tls1_2');
      expect((await probe(port, { trust: other.pem })).failure?.error.reason).toBe('server-certificate');
    });

    it('judges dates and names too', async () => {
      const late = await wanting(expired, '-tls1_2');
      expect((await probe(late.port)).failure?.error.message).toContain('CERT_HAS_EXPIRED');
      const misnamed = await wanting(elsewhere, '-tls1_2');
      expect((await probe(misnamed.port)).failure?.error.message).toContain('ALTNAME');
    });
  });
});
