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
