import { createServer as createTcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  makeCertificate,
  type TestCertificate,
  type TestCertificateOptions,
} from '../testing/certificates.js';
import { startOpenssl } from '../testing/openssl-server.js';
import { hasProgram } from '../testing/programs.js';
import { listen, startHttps, startProxy, type TestServer } from '../testing/servers.js';
import { type ConnectionProbeOptions, probeConnection } from './probe-connection.js';

let authority: TestCertificate;
let service: TestServer;
const opened: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  authority = await makeCertificate({ subject: [{ CN: ['authority'] }], authority: true });
  const server = await makeCertificate({
    subject: [{ CN: ['server'] }],
    issuer: authority,
    names: ['localhost'],
  });
  service = await startHttps({ key: server.keyPem, cert: server.pem }, (_, response) => response.end());
});
afterAll(() => service.close());
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});
function track<T extends { close(): Promise<void> }>(one: T): T {
  opened.push(one);
  return one;
}
const probe = (options: Partial<ConnectionProbeOptions> = {}) =>
  probeConnection({ hostname: 'localhost', port: service.port, trust: authority.pem, ...options });

describe('the probe of a connection', () => {
  it('tells the way, the protocol and the certificate of a server that can be reached', async () => {
    expect(await probe()).toMatchObject({
      reached: true,
      route: 'direct',
      protocol: 'TLSv1.3',
      certificate: { subject: 'CN=server', issuer: 'CN=authority', notAfter: expect.any(Date) },
    });
  });

  it('goes through the tunnel of the proxy, unless the host is one of its exceptions', async () => {
    const proxy = track(await startProxy({ target: service.port }));
    const options = { host: '127.0.0.1', port: proxy.port };
    expect(await probe({ proxy: options })).toMatchObject({ reached: true, route: 'proxy' });
    const excepting = { ...options, bypass: [`localhost:${service.port}`] };
    expect(await probe({ proxy: excepting })).toMatchObject({ reached: true, route: 'direct' });
    expect(proxy.tunnels).toHaveLength(1);
  });

  it('says in both languages that the proxy wants a login', async () => {
    const proxy = track(await startProxy({ target: 1, refuse: () => '407 Who' }));
    const found = await probe({ proxy: { host: '127.0.0.1', port: proxy.port } });
    expect(found).toMatchObject({ reached: false, route: 'proxy', reason: 'proxy-authentication' });
    expect(found).toMatchObject({
      sentence: { fr: expect.stringContaining('407'), en: expect.stringContaining('407') },
    });
  });

  it('says in both languages that the proxy decrypts', async () => {
    const theirs = await makeCertificate({ subject: [{ CN: ['proxy'] }], authority: true });
    const forged = await makeCertificate({
      subject: [{ CN: ['server'] }],
      issuer: theirs,
      names: ['localhost'],
    });
    const interceptor = track(
      await startHttps({ key: forged.keyPem, cert: forged.pem + theirs.pem }, (_, r) => r.end()),
    );
    const proxy = track(await startProxy({ target: interceptor.port }));
    expect(await probe({ proxy: { host: '127.0.0.1', port: proxy.port } })).toMatchObject({
      reached: false,
      reason: 'intercepted',
      code: 'SELF_SIGNED_CERT_IN_CHAIN',
      sentence: { fr: expect.stringContaining('déchiffre'), en: expect.stringContaining('decrypts') },
    });
  });

  it('tells a name, a port and a certificate apart', async () => {
    expect(await probe({ hostname: 'a..b' })).toMatchObject({ reason: 'host-name' });
    const closed = await listen(createTcpServer(), 'tcp');
    await closed.close();
    expect(await probe({ port: closed.port })).toMatchObject({ reason: 'connect', code: 'ECONNREFUSED' });
    expect(await probeConnection({ hostname: 'localhost', port: service.port })).toMatchObject({
      reason: 'server-certificate',
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  it('gives up at its deadline, and with its caller', async () => {
    const { port } = track(await listen(createTcpServer(), 'tcp'));
    expect(await probe({ port, timeoutMs: 30 })).toMatchObject({ reason: 'timeout' });
    expect(await probe({ port, signal: AbortSignal.abort() })).toMatchObject({ reason: 'aborted' });
  });

  describe.skipIf(!hasProgram('openssl'))('to a server that wants a card', () => {
    const leaf = { subject: [{ CN: ['server'] }], names: ['localhost'] };
    const wanting = async (options: Partial<TestCertificateOptions>, version = '-tls1_2') => {
      const certificate = await makeCertificate({ ...leaf, issuer: authority, ...options });
      return track(await startOpenssl(certificate, '-Verify', '1', '-verify_return_error', version));
    };

    it('judges its chain although it goes no further', async () => {
      const { port } = await wanting({});
      expect(await probe({ port })).toMatchObject({
        reached: true,
        // With TLS 1.3 the handshake is over for the client before the server breaks off.
        wantsCertificate: true,
        protocol: 'TLSv1.2',
        certificate: { issuer: 'CN=authority' },
      });
      expect(await probeConnection({ hostname: 'localhost', port })).toMatchObject({
        reason: 'server-certificate',
        code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        certificate: { subject: 'CN=server' },
      });
      const modern = await wanting({}, '-tls1_3');
      expect(await probe({ port: modern.port })).toMatchObject({ reached: true, protocol: 'TLSv1.3' });
    });

    it('sees that the certificate is out of date, or of another name', async () => {
      const late = await wanting({ notAfter: new Date('2021-01-01') });
      expect(await probe({ port: late.port })).toMatchObject({ code: 'CERT_HAS_EXPIRED' });
      const other = await wanting({ names: ['elsewhere.example'] });
      expect(await probe({ port: other.port })).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    });
  });

  it('sees, where the handshake comes to its end, the same', async () => {
    const late = await makeCertificate({
      subject: [{ CN: ['server'] }],
      issuer: authority,
      names: ['localhost'],
      notAfter: new Date('2021-01-01'),
    });
    const { port } = track(await startHttps({ key: late.keyPem, cert: late.pem }, (_, r) => r.end()));
    expect(await probe({ port })).toMatchObject({
      reason: 'server-certificate',
      code: 'CERT_HAS_EXPIRED',
      certificate: { subject: 'CN=server', notAfter: new Date('2021-01-01') },
    });
  });
});
