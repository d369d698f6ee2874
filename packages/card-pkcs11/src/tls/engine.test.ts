import { execFileSync } from 'node:child_process';
import { constants, privateEncrypt, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect, createSecureContext, type SecureContext } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCertificate } from '../certificates/parse.js';
import { startVirtualService, testPki } from '../testing/service.js';
import { type MutualTlsServer, startMutualTlsServer } from '../testing/tls-server.js';
import { tlsLimits } from './key-limits.js';
import { findTlsEngine, loadNativeEngine } from './native-engine.js';
import { toPem } from './pem.js';

const TOKEN = { label: '', manufacturerID: '', serialNumber: '', flags: 0 };

describe('tlsLimits', () => {
  it('lets a card with the raw mechanism do TLS 1.3', () => {
    expect(tlsLimits({ ...TOKEN, model: 'ChipDoc\0\0' }, [1, 3])).toEqual({});
  });

  it.each([
    ['does not list the raw mechanism', 'ChipDoc', [1]],
    ['is a CPS3, which lists it but fails on PSS', 'IAS ECC\0\0', [1, 3]],
  ])('limits a card that %s to TLS 1.2 and PKCS#1', (_case, model, mechanisms) => {
    expect(tlsLimits({ ...TOKEN, model }, mechanisms)).toMatchObject({
      maxVersion: 'TLSv1.2',
      sigalgs: expect.stringMatching(/^RSA\+SHA256:/),
    });
  });
});

describe('toPem', () => {
  it('writes certificates OpenSSL reads back', () => {
    const { der } = testPki().authentication;
    expect(new Uint8Array(new X509Certificate(toPem([der])).raw)).toEqual(der);
  });
});

describe('native engine', () => {
  const engine = loadNativeEngine();
  const { modulus, exponent } = parseCertificate(testPki().authentication.der).publicKey;
  const cert = testPki().authentication.certificate + testPki().authority.certificate;
  let server: MutualTlsServer;

  beforeAll(async () => {
    server = await startMutualTlsServer(testPki());
  });
  afterAll(() => server.close());

  async function handshake(identifier: string, secureContext?: SecureContext): Promise<'secure' | 'failed'> {
    const keyOptions = {
      cert,
      ca: testPki().root.certificate,
      maxVersion: 'TLSv1.2' as const,
      sigalgs: 'RSA+SHA256',
      privateKeyEngine: engine.engineId,
      privateKeyIdentifier: identifier,
    };
    const socket = connect({
      host: '127.0.0.1',
      port: server.port,
      servername: 'localhost',
      ...(secureContext === undefined ? keyOptions : { secureContext }),
    });
    const outcome = await Promise.race([
      once(socket, 'secureConnect').then(() => 'secure' as const),
      once(socket, 'close').then(() => 'failed' as const),
    ]).catch(() => 'failed' as const);
    socket.destroy();
    return outcome;
  }

  const sign = (block: Buffer): Buffer =>
    privateEncrypt({ key: testPki().authentication.key, padding: constants.RSA_PKCS1_PADDING }, block);

  it('does handshakes with the function it was given', async () => {
    const paddings: number[] = [];
    const key = engine.registerKey(modulus, exponent, (block, padding) => {
      paddings.push(padding);
      return sign(block);
    });
    expect(await handshake(key)).toBe('secure');
    expect(paddings).toEqual([constants.RSA_PKCS1_PADDING]);
    engine.releaseKey(key);
  });

  const failures: readonly (readonly [string, () => Buffer | null])[] = [
    [
      'throws',
      () => {
        throw new Error('card removed');
      },
    ],
    ['returns nothing', () => null],
    ['returns a signature of another size', () => Buffer.alloc(255)],
    ['returns something else than a Buffer', () => 'text' as unknown as Buffer],
  ];

  it.each(failures)('fails the handshake, not the process, when the function %s', async (_case, failing) => {
    const key = engine.registerKey(modulus, exponent, failing);
    expect(await handshake(key)).toBe('failed');
    engine.releaseKey(key);
  });

  it('ends well a use that releases its own key, and knows the key no more', async () => {
    const key: string = engine.registerKey(modulus, exponent, (block): Buffer => {
      engine.releaseKey(key);
      return sign(block);
    });
    expect(await handshake(key)).toBe('secure');
    expect(engine.releaseKey(key)).toBe(false);
    expect(await handshake(key).catch(() => 'no such key')).toBe('no such key');
  });

  it('fails a handshake whose key was released after its context was made', async () => {
    const key = engine.registerKey(modulus, exponent, sign);
    const secureContext = createSecureContext({
      cert,
      ca: testPki().root.certificate,
      maxVersion: 'TLSv1.2',
      sigalgs: 'RSA+SHA256',
      privateKeyEngine: engine.engineId,
      privateKeyIdentifier: key,
    });
    expect(await handshake(key, secureContext)).toBe('secure');
    engine.releaseKey(key);
    expect(await handshake(key, secureContext)).toBe('failed');
  });

  it.each(['', 'cps-card-key:', 'cps-card-key:0', 'cps-card-key:1x', 'cps-card-key:-1', 'other'])(
    'knows no key named "%s"',
    (privateKeyIdentifier) => {
      engine.registerKey(modulus, exponent, sign);
      const options = { cert, privateKeyEngine: engine.engineId, privateKeyIdentifier };
      expect(() => createSecureContext(options)).toThrow();
      expect(engine.releaseKey(privateKeyIdentifier)).toBe(false);
    },
  );

  it.each([
    [Buffer.alloc(0), Buffer.alloc(3)],
    [Buffer.alloc(2000), Buffer.alloc(3)],
    ['text', Buffer.alloc(3)],
  ])('refuses numbers that are not RSA numbers', (badModulus, badExponent) => {
    expect(() => engine.registerKey(badModulus as Buffer, badExponent, sign)).toThrow(/registerKey/);
  });

  it('outlives a worker thread that used it', () => {
    const file = fileURLToPath(new URL('../../native/build/Release/cps_tls_engine.node', import.meta.url));
    const program = `
      const { Worker } = require('node:worker_threads');
      const tls = require('node:tls');
      const load = 'const e = require(' + JSON.stringify(process.argv[1]) + ');';
      const register = load + 'e.registerKey(Buffer.alloc(256, 1), Buffer.from([1, 0, 1]), () => null);';
      const worker = new Worker(register + 'require("node:worker_threads").parentPort.postMessage(0)', { eval: true });
      worker.on('exit', () => {
        const engine = require(process.argv[1]);
        const key = engine.registerKey(Buffer.alloc(256, 1), Buffer.from([1, 0, 1]), () => null);
        tls.createSecureContext({ privateKeyEngine: engine.engineId, privateKeyIdentifier: key });
        let refused = false;
        try {
          tls.createSecureContext({ privateKeyEngine: engine.engineId, privateKeyIdentifier: 'cps-card-key:1' });
        } catch { refused = true; }
        console.log(key, refused);
      });`;
    const output = execFileSync(process.execPath, ['--no-deprecation', '-e', program, file], {
      encoding: 'utf8',
    });
    // The worker's key left with it; the library and its engine stayed.
    expect(output.trim()).toBe('cps-card-key:2 true');
  });
});

describe('a key registered by another thread', () => {
  it('is refused: its function belongs to the thread that registered it', () => {
    const file = fileURLToPath(new URL('../../native/build/Release/cps_tls_engine.node', import.meta.url));
    const { key, certificate } = testPki().authentication;
    const program = `
      const { createPublicKey } = require('node:crypto');
      const { Worker } = require('node:worker_threads');
      const [, file, key, cert] = process.argv;
      const jwk = createPublicKey(cert).export({ format: 'jwk' });
      let called = false;
      const engine = require(file);
      const name = engine.registerKey(Buffer.from(jwk.n, 'base64url'), Buffer.from(jwk.e, 'base64url'), () => {
        called = true;
        return null;
      });
      const worker = new Worker(\`
        const tls = require('node:tls');
        const { parentPort, workerData: { engineId, name, key, cert } } = require('node:worker_threads');
        const server = tls.createServer({ key, cert, requestCert: true, rejectUnauthorized: false });
        server.listen(0, '127.0.0.1', () => {
          const options = { cert, privateKeyEngine: engineId, privateKeyIdentifier: name, rejectUnauthorized: false };
          const socket = tls.connect({ ...options, host: '127.0.0.1', port: server.address().port });
          let outcome = 'failed';
          socket.on('error', () => {});
          socket.on('secureConnect', () => { outcome = 'secure'; socket.destroy(); });
          socket.on('close', () => { server.close(); parentPort.postMessage(outcome); });
        });
        server.on('tlsClientError', () => {});
      \`, { eval: true, workerData: { engineId: engine.engineId, name, key, cert } });
      worker.on('message', (outcome) => { console.log(outcome, called); process.exit(); });`;
    const output = execFileSync(
      process.execPath,
      ['--no-deprecation', '-e', program, file, key, certificate],
      {
        encoding: 'utf8',
      },
    );
    expect(output.trim()).toBe('failed false');
  });
});

describe('without the native engine', () => {
  it('says why there is no TLS identity, and the rest of the card works', async () => {
    const { cards } = startVirtualService({}, { tlsEnginePath: '/nowhere/engine.node' });
    const card = await cards.selectCpx({}).unlock('1234');
    expect(() => card.tlsIdentity()).toThrow(
      expect.objectContaining({
        code: 'TLS_ENGINE_UNAVAILABLE',
        message: expect.stringContaining('not available'),
      }),
    );
    await card.signatureSigner().sign(new Uint8Array([1]), 'RSA-SHA256');
  });

  it('can be told beforehand', () => {
    expect(findTlsEngine()).toEqual({ available: true });
    expect(findTlsEngine('/nowhere/engine.node')).toEqual({
      available: false,
      reason: expect.stringContaining('not available'),
    });
  });
});
