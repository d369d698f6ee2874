import { afterAll, describe, expect, it } from 'vitest';
import { openPki } from '../pki/pki.js';
import { makeIssuerKey } from '../signing-key/ed25519.js';
import { makeTestFolder } from '../testing/folder.js';
import { exchange } from '../testing/https-client.js';
import { verifyToken } from '../testing/token.js';
import { startUpdateServers } from './server.js';

const pki = await openPki(await makeTestFolder());
const key = makeIssuerKey('update');
const servers = await startUpdateServers(pki.server, key);
afterAll(() => servers.close());

const get = (path: string, server = 0, method = 'GET') =>
  exchange(`${servers.urls[server]}${path}`, { ca: pki.serverTrust, method });

describe('update servers', () => {
  it('offer the present version until another one is published', async () => {
    const { text } = await get('/manifest/v1/prod.json');
    const { payload } = await verifyToken(JSON.parse(text).token, key);
    expect(payload).toMatchObject({ v: 1, channel: 'prod', version: '0.1.0' });
    expect(Math.abs(payload.issuedAt - Date.now() / 1000)).toBeLessThan(60);
  });

  it('publish per channel, on both servers', async () => {
    servers.control.publish('beta', { version: '0.2.0-beta.1', log: 'Essai', link: 'https://localhost/b' });
    for (const server of [0, 1]) {
      const { text } = await get('/manifest/v1/beta.json', server);
      const { payload } = await verifyToken(JSON.parse(text).token, key);
      expect(payload).toMatchObject({ channel: 'beta', version: '0.2.0-beta.1', log: 'Essai' });
    }
    const { text } = await get('/manifest/v1/dev.json');
    expect((await verifyToken(JSON.parse(text).token, key)).payload.version).toBe('0.1.0');
  });

  it('know no other channel, path or method', async () => {
    expect((await get('/manifest/v1/nightly.json')).status).toBe(404);
    expect((await get('/manifest/v1/prod.json', 0, 'POST')).status).toBe(404);
  });

  const installer = { platform: 'linux-x64', flavour: 'dev', name: 'x.deb' } as const;

  it('hand out the installers of a version, whole or from a byte on', async () => {
    servers.control.publish('dev', {
      version: '0.4.0',
      log: '',
      link: '',
      installers: [{ ...installer, bytes: Buffer.from('0123456789') }],
    });
    const { text } = await get('/manifest/v1/dev.json');
    const { payload } = await verifyToken(JSON.parse(text).token, key);
    const [file] = payload.files;
    expect(file).toMatchObject({
      ...installer,
      size: 10,
      sha256: expect.stringMatching(/^84d89877f0d4041e/),
    });
    const { path } = file;
    expect((await get(path)).text).toBe('0123456789');
    const from = (range: string) =>
      exchange(`${servers.urls[1]}${path}`, { ca: pki.serverTrust, headers: { range } });
    expect(await from('bytes=4-')).toMatchObject({
      status: 206,
      text: '456789',
      headers: { 'content-range': 'bytes 4-9/10' },
    });
    expect((await from('bytes=10-')).status).toBe(416);
    servers.control.setBehaviour('altered', 0);
    expect((await get(path)).text).toBe('0123456788');
    servers.control.setBehaviour('cut', 0);
    await expect(get(path)).rejects.toThrow();
    servers.control.setBehaviour('replayed', 0);
    const replayed = await verifyToken(JSON.parse((await get('/manifest/v1/dev.json')).text).token, key);
    expect(replayed.payload.issuedAt).toBeLessThan(payload.issuedAt - 80_000);
    servers.control.setBehaviour('normal');
  });

  it('forge their manifest or cut the connection when told to', async () => {
    servers.control.setBehaviour('forged', 0);
    const { text } = await get('/manifest/v1/prod.json');
    await expect(verifyToken(JSON.parse(text).token, key)).rejects.toThrow('signature verification failed');
    servers.control.setBehaviour('down');
    await expect(get('/manifest/v1/prod.json', 1)).rejects.toThrow();
    servers.control.setBehaviour('normal');
    expect((await get('/manifest/v1/prod.json', 1)).status).toBe(200);
  });
});
