import { createServer as createTcpServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { listen, startHttps, startProxy, type TestServer } from '../testing/servers.js';
import { type ConnectionProbeOptions, probeConnection } from './probe.js';

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
});
