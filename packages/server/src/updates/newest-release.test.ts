import { generateKeyPairSync, sign } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import { createDispatcher } from '@dmpconnect/soap';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../testing/certificate.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import { findNewestRelease } from './newest-release.js';

const issuer = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const publicKeys = [{ kid: 'updates-1', key: issuer.publicKey.export({ format: 'jwk' }).x ?? '' }];
const RELEASE = { version: '0.2.0', log: 'Corrections.', link: 'https://example.org/0.2.0' };

let identity: Awaited<ReturnType<typeof makeCertificate>>;
let dispatcher: ReturnType<typeof createDispatcher>;
const running: Server[] = [];

beforeAll(async () => {
  identity = await makeCertificate();
  dispatcher = createDispatcher({ trust: identity.cert });
});
afterEach(() => {
  for (const server of running.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});
afterAll(() => dispatcher.destroy());

async function start(listener: RequestListener): Promise<string> {
  const server = createServer({ cert: identity.cert, key: identity.key }, listener);
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address !== null ? `localhost:${address.port}` : '';
}
function token(payload: object, key = issuer.privateKey, kid = 'updates-1'): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA', kid })}.${part(payload)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}
const answering =
  (payload: object, key = issuer.privateKey): RequestListener =>
  (_request, response) =>
    response.end(JSON.stringify({ token: token(payload, key) }));
const good = answering({ v: 1, channel: 'prod', ...RELEASE, issuedAt: 1 });
const mute: RequestListener = () => {};

function find(servers: readonly string[], signal = new AbortController().signal) {
  return findNewestRelease(
    { channel: 'prod', signal },
    { servers, publicKeys, dispatcher, log: SILENT_LOGGER },
  );
}

describe('the newest version', () => {
  it('is what the main server signed for the channel', async () => {
    let path: string | undefined;
    const server = await start((request, response) => {
      path = request.url;
      good(request, response);
    });
    expect(await find([server])).toEqual(RELEASE);
    expect(path).toBe('/manifest/v1/prod.json');
  });

  it.each([
    ['fails', ((_request, response) => response.writeHead(500).end()) as RequestListener],
    ['keeps silent', mute],
    ['signs with another key', answering({ v: 1, channel: 'prod', ...RELEASE }, stranger.privateKey)],
    ['speaks of another channel', answering({ v: 1, channel: 'beta', ...RELEASE })],
    ['forgets the version', answering({ v: 1, channel: 'prod', log: '', link: '' })],
    ['does not speak JSON', ((_request, response) => response.end('<html>')) as RequestListener],
    ['sends too much', ((_request, response) => response.end('x'.repeat(300_000))) as RequestListener],
  ])('comes from the back-up when the main server %s', async (_, behaviour) => {
    expect(await find([await start(behaviour), await start(good)])).toEqual(RELEASE);
  });

  it('is unknown when no server is configured, or none answers before the signal', async () => {
    expect(await find([])).toBeUndefined();
    const controller = new AbortController();
    const server = await start(() => controller.abort());
    expect(await find([server], controller.signal)).toBeUndefined();
  });

  it('is not asked of a server whose certificate is not trusted', async () => {
    const untrusting = createDispatcher();
    const server = await start(good);
    const source = { servers: [server], publicKeys, dispatcher: untrusting, log: SILENT_LOGGER };
    const { signal } = new AbortController();
    expect(await findNewestRelease({ channel: 'prod', signal }, source)).toBeUndefined();
    await untrusting.destroy();
  });
});
