import { createServer, type Socket } from 'node:net';
import { getCiphers, type TLSSocket } from 'node:tls';
import { type Dispatcher, request } from 'undici';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate, type TestCertificate } from '../testing/certificates.js';
import { listen, startHttp, startHttps, startProxy, type TestServer } from '../testing/servers.js';
import type { TlsIdentity } from '../tls/identity.js';
import { createDispatcher, type DispatcherOptions, DMP_CIPHERS } from './dispatcher.js';
import { TransportError, type TransportReason } from './transport-error.js';

let authority: TestCertificate;
let server: TestCertificate;
let client: TestCertificate;
let identity: TlsIdentity;
beforeAll(async () => {
  authority = await makeCertificate({ subject: [{ CN: ['authority'] }], authority: true });
  server = await makeCertificate({ subject: [{ CN: ['server'] }], issuer: authority, names: ['localhost'] });
  client = await makeCertificate({ subject: [{ CN: ['card'] }], issuer: authority });
  identity = { cert: client.pem, key: client.keyPem };
});

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});
function track<T extends { close(): Promise<void> }>(one: T): T {
  opened.push(one);
  return one;
}

/** A service that wants a client certificate and says what it saw of the connection. */
async function startService(options: { readonly maxVersion?: 'TLSv1.2' } = {}): Promise<TestServer> {
  const tls = {
    key: server.keyPem,
    cert: server.pem,
    ca: authority.pem,
    requestCert: true,
    rejectUnauthorized: true,
  };
  return track(
    await startHttps({ ...tls, ...options }, ({ socket }, response) => {
      const secured = socket as TLSSocket;
      response.setHeader('connection', 'close');
      response.end(
        JSON.stringify({
          client: secured.getPeerCertificate().subject?.CN,
          reused: secured.isSessionReused(),
          version: secured.getProtocol(),
          cipher: secured.getCipher().standardName,
        }),
      );
    }),
  );
}

function dispatch(options: DispatcherOptions = {}): Dispatcher {
  return track(createDispatcher({ trust: authority.pem, identity, ...options }));
}

async function ask(url: string, dispatcher: Dispatcher): Promise<Record<string, unknown>> {
  const { body } = await request(url, { dispatcher });
  return (await body.json()) as Record<string, unknown>;
}

const failure = (reason: TransportReason) => expect.objectContaining({ code: 'TRANSPORT', reason });

describe('createDispatcher', () => {
  it('shows the client certificate and trusts the authorities given', async () => {
    const { url } = await startService();
    expect(await ask(url, dispatch())).toMatchObject({ client: 'card', version: 'TLSv1.3' });
  });

  it('keeps to the version and the cipher suites asked for', async () => {
    const { url } = await startService();
    const dispatcher = dispatch({
      identity: { ...identity, maxVersion: 'TLSv1.2', sigalgs: 'RSA+SHA256' },
      ciphers: 'ECDHE-RSA-CHACHA20-POLY1305',
    });
    expect(await ask(url, dispatcher)).toMatchObject({
      client: 'card',
      version: 'TLSv1.2',
      cipher: 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
    });
  });

  it('knows the cipher suites of the DMP by names that OpenSSL knows', async () => {
    const { url } = await startService({ maxVersion: 'TLSv1.2' });
    expect(await ask(url, dispatch({ ciphers: DMP_CIPHERS }))).toMatchObject({ version: 'TLSv1.2' });
    for (const cipher of DMP_CIPHERS.split(':')) expect(getCiphers()).toContain(cipher.toLowerCase());
  });

  it.each([
    ['TLS 1.3', {}],
    ['TLS 1.2', { maxVersion: 'TLSv1.2' as const }],
  ])('resumes the session of an earlier connection, with %s', async (_name, options) => {
    const { url } = await startService(options);
    const dispatcher = dispatch();
    expect(await ask(url, dispatcher)).toMatchObject({ reused: false, client: 'card' });
    expect(await ask(url, dispatcher)).toMatchObject({ reused: true, client: 'card' });
    expect(await ask(url, dispatcher)).toMatchObject({ reused: true, client: 'card' });
  });

  it('keeps a connection open for the next request', async () => {
    const sockets = new Set<Socket>();
    const { url } = track(
      await startHttps({ key: server.keyPem, cert: server.pem }, ({ socket }, response) => {
        sockets.add(socket);
        response.end('{}');
      }),
    );
    const dispatcher = dispatch({ maxConnections: 1 });
    await ask(url, dispatcher);
    await ask(url, dispatcher);
    expect(sockets.size).toBe(1);
  });

  describe('fails with server-certificate', () => {
    it('for an authority that is not trusted', async () => {
      const { url } = await startService();
      await expect(ask(url, dispatch({ trust: client.pem }))).rejects.toThrow(failure('server-certificate'));
    });

    it('for a certificate of another name', async () => {
      const { port } = await startService();
      await expect(ask(`https://127.0.0.1:${port}`, dispatch())).rejects.toThrow(
        failure('server-certificate'),
      );
    });

    it('for an expired certificate', async () => {
      const old = await makeCertificate({
        subject: [{ CN: ['old'] }],
        issuer: authority,
        names: ['localhost'],
        notAfter: new Date('2020-01-02'),
      });
      const { url } = track(
        await startHttps({ key: old.keyPem, cert: old.pem }, (_, response) => response.end()),
      );
      await expect(ask(url, dispatch())).rejects.toThrow(/CERT_HAS_EXPIRED/);
    });
  });

  describe('fails with tls-handshake', () => {
    it('when the server wants a certificate and gets none, in the handshake', async () => {
      const { url } = await startService({ maxVersion: 'TLSv1.2' });
      const dispatcher = track(createDispatcher({ trust: authority.pem }));
      await expect(ask(url, dispatcher)).rejects.toThrow(failure('tls-handshake'));
    });

    it('when the other side does not speak TLS', async () => {
      const { port } = track(await startHttp((_, response) => response.end()));
      await expect(ask(`https://localhost:${port}`, dispatch())).rejects.toThrow(failure('tls-handshake'));
    });

    it('when the other side closes the connection', async () => {
      const { port } = track(
        await listen(
          createServer((socket) => socket.destroy()),
          'tcp',
        ),
      );
      await expect(ask(`https://localhost:${port}`, dispatch())).rejects.toThrow(failure('tls-handshake'));
    });
  });

  describe('uses a key that is not always usable', () => {
    it('within its turn, which lasts as long as the handshake', async () => {
      const { url } = await startService();
      const log: string[] = [];
      const withKey = async <T>(handshake: () => Promise<T>): Promise<T> => {
        log.push('turn');
        const result = await handshake();
        log.push(result instanceof Object && 'getProtocol' in result ? 'secured' : 'open');
        return result;
      };
      await ask(url, dispatch({ identity: { ...identity, withKey } }));
      expect(log).toEqual(['turn', 'secured']);
    });

    it('and fails with card when the turn is refused', async () => {
      const { url } = await startService();
      const refusal = new Error('no card in the reader');
      const dispatcher = dispatch({ identity: { ...identity, withKey: () => Promise.reject(refusal) } });
      await expect(ask(url, dispatcher)).rejects.toThrow(
        expect.objectContaining({ code: 'TRANSPORT', reason: 'card', cause: refusal }),
      );
    });

    it('and fails with card when it could not sign, whatever the handshake says', async () => {
      const { url } = await startService({ maxVersion: 'TLSv1.2' });
      const stranger = await makeCertificate({ subject: [{ CN: ['stranger'] }] });
      const refusal = new Error('removed while signing');
      const dispatcher = dispatch({
        identity: { cert: stranger.pem, key: stranger.keyPem, takeSigningError: () => refusal },
      });
      await expect(ask(url, dispatcher)).rejects.toThrow(
        expect.objectContaining({ code: 'TRANSPORT', reason: 'card', cause: refusal }),
      );
    });

    it('and fails with card when it cannot be loaded', async () => {
      const { url } = await startService();
      const dispatcher = dispatch({ identity: { cert: client.pem, key: server.keyPem } });
      await expect(ask(url, dispatcher)).rejects.toThrow(failure('card'));
    });

    it('and leaves it alone when the turn comes after the deadline', async () => {
      const { url } = await startService();
      let take: () => void = () => {};
      const turn = new Promise<void>((resolve) => {
        take = resolve;
      });
      let late: Promise<unknown> = Promise.resolve();
      const withKey = <T>(handshake: () => Promise<T>): Promise<T> => {
        const result = turn.then(handshake);
        late = result;
        return result;
      };
      // Long enough for the turn to be asked for, on a loaded machine too.
      const dispatcher = dispatch({ identity: { ...identity, withKey }, connectTimeoutMs: 1000 });
      await expect(ask(url, dispatcher)).rejects.toThrow(failure('timeout'));
      take();
      await expect(late).rejects.toThrow(failure('timeout'));
    });
  });

  it('fails with connect when nothing listens', async () => {
    const closed = await startHttp(() => {});
    await closed.close();
    await expect(ask(`https://localhost:${closed.port}`, dispatch())).rejects.toThrow(failure('connect'));
  });

  it('fails with timeout when the other side says nothing', async () => {
    const { port } = track(await listen(createServer(), 'tcp'));
    const dispatcher = dispatch({ connectTimeoutMs: 50 });
    await expect(ask(`https://localhost:${port}`, dispatcher)).rejects.toThrow(failure('timeout'));
  });

  describe('fails with host-name', () => {
    it('for a name that does not resolve', async () => {
      await expect(ask('https://a..b/', dispatch())).rejects.toThrow(failure('host-name'));
    });

    it('for a host that may not be contacted, before anything is sent', async () => {
      const { url } = await startService();
      const dispatcher = dispatch({ allowHost: (hostname) => hostname !== 'localhost' });
      await expect(ask(url, dispatcher)).rejects.toThrow(failure('host-name'));
    });

    it('without TLS outside the machine', async () => {
      await expect(ask('http://192.0.2.1/', dispatch())).rejects.toThrow(failure('host-name'));
    });
  });

  describe('through a proxy', () => {
    const LOGIN = `Basic ${Buffer.from('léa:p:w').toString('base64')}`;

    it('opens a tunnel, authenticated, and does its own TLS inside', async () => {
      const service = await startService();
      const proxy = track(
        await startProxy({
          target: service.port,
          refuse: ({ headers }) => (headers['proxy-authorization'] === LOGIN ? undefined : '407 Who'),
        }),
      );
      const dispatcher = dispatch({
        proxy: { host: '127.0.0.1', port: proxy.port, login: 'léa', password: 'p:w' },
      });
      expect(await ask(service.url, dispatcher)).toMatchObject({ client: 'card' });
      expect(proxy.tunnels).toEqual([`localhost:${service.port}`]);
    });

    it.each([
      ['proxy-authentication', '407 Who', 'The proxy wants a login and a password.'],
      ['proxy-refused', '403 No', 'The proxy refused to open a tunnel (HTTP 403).'],
      ['proxy-refused', '', 'The proxy broke the connection instead of opening a tunnel.'],
    ] as const)('fails with %s on %j', async (reason, refusal, message) => {
      const proxy = track(await startProxy({ target: 1, refuse: () => refusal }));
      const dispatcher = dispatch({ proxy: { host: '127.0.0.1', port: proxy.port } });
      await expect(ask('https://localhost:1', dispatcher)).rejects.toThrow(
        expect.objectContaining({ reason, message }),
      );
    });

    it('tells a refused login from a missing one, and keeps it out of the message', async () => {
      const proxy = track(await startProxy({ target: 1, refuse: () => '407 Who' }));
      const dispatcher = dispatch({
        proxy: { host: '127.0.0.1', port: proxy.port, login: 'lea', password: 'secret' },
      });
      await expect(ask('https://localhost:1', dispatcher)).rejects.toThrow(
        expect.objectContaining({
          reason: 'proxy-authentication',
          message: 'The proxy refused the login or the password.',
        }),
      );
    });

    it('sees that the proxy puts its own certificate in place of the service’s', async () => {
      const forged = await makeCertificate({ subject: [{ CN: ['proxy'] }], names: ['localhost'] });
      const interceptor = track(
        await startHttps({ key: forged.keyPem, cert: forged.pem }, (_, r) => r.end()),
      );
      const proxy = track(await startProxy({ target: interceptor.port }));
      const dispatcher = dispatch({ proxy: { host: '127.0.0.1', port: proxy.port } });
      await expect(ask('https://localhost:1', dispatcher)).rejects.toThrow(failure('intercepted'));
    });

    it('tells the proxy’s name from the service’s', async () => {
      const dispatcher = dispatch({ proxy: { host: 'a..b', port: 3128 } });
      await expect(ask('https://localhost:1', dispatcher)).rejects.toThrow(failure('proxy-name'));
    });

    it('gives up at the deadline on a proxy that says nothing', async () => {
      const { port } = track(await listen(createServer(), 'tcp'));
      const dispatcher = dispatch({ proxy: { host: '127.0.0.1', port }, connectTimeoutMs: 50 });
      await expect(ask('https://localhost:1', dispatcher)).rejects.toThrow(failure('timeout'));
    });

    it('is left aside for the hosts of the list', async () => {
      const service = await startService();
      const proxy = track(await startProxy({ target: service.port }));
      const dispatcher = dispatch({ proxy: { host: '127.0.0.1', port: proxy.port, bypass: ['localhost'] } });
      await ask(service.url, dispatcher);
      expect(proxy.tunnels).toEqual([]);
    });
  });

  it('gives errors of one class', async () => {
    await expect(ask('https://a..b/', dispatch())).rejects.toBeInstanceOf(TransportError);
  });
});
