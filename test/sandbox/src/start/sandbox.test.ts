import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder } from '../testing/folder.js';
import { peekToken } from '../testing/token.js';
import { startSandbox } from './sandbox.js';
import type { Sandbox } from './types.js';

const folder = await makeTestFolder();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ stateDirectory: folder, server: false });
});
afterAll(() => sandbox.stop());

const portOf = (url: string): number => Number(new URL(url).port);

/** Whether something listens on a TCP port of loopback. */
const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });

describe('a sandbox without the connector', () => {
  it('says where everything is, and nothing of what does not run', () => {
    expect(sandbox.ready).toEqual({
      ready: true,
      dcParametersFile: path.join(folder, 'dc-parameters.txt'),
      pin: '1234',
      cpxReader: 'Lecteur CPx virtuel 0',
      vitaleReader: 'Lecteur Vitale virtuel 1',
      dmpUrl: expect.stringMatching(/^https:\/\/localhost:\d+\/si-dmp-server\/v2\/services$/),
      teleservicesUrl: expect.stringMatching(/^https:\/\/localhost:\d+\/lps$/),
      teleservicesCertificateUrl: expect.stringMatching(/^https:\/\/localhost:\d+\/lps$/),
      softwareAuthorization: 'SIMIDAM00001',
      mssHosts: {
        identity: expect.stringMatching(/^https:\/\/localhost:\d+$/),
        mail: expect.stringMatching(/^https:\/\/localhost:\d+$/),
      },
      mssWhiteListUrl: expect.stringMatching(/^https:\/\/localhost:\d+\/listeblanchemssante\.xml$/),
      mssDirectory: {
        ldap: expect.stringMatching(/^ldap:\/\/localhost:\d+$/),
        ldaps: expect.stringMatching(/^ldaps:\/\/localhost:\d+$/),
      },
      licenceUrls: Array.from({ length: 3 }, () => expect.stringMatching(/^https:\/\/localhost:\d+$/)),
      updateUrls: Array.from({ length: 2 }, () => expect.stringMatching(/^https:\/\/localhost:\d+$/)),
      ntp: { host: '127.0.0.1', port: expect.any(Number) },
      control: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      config: path.join(folder, 'DmpConnect-JS2.xml'),
    });
    expect(sandbox.serverPid).toBeUndefined();
  });

  it('has the doctor’s card in the CPx reader and nothing in the other', () => {
    expect(sandbox.card.readers().map(({ content }) => content)).toMatchObject([
      { kind: 'cpx', profile: 'medecin', pinTries: 3 },
      { kind: 'empty' },
    ]);
  });

  it('writes the settings with the addresses it gave', async () => {
    const settings = await readFile(sandbox.ready.config, 'utf8');
    for (const url of sandbox.ready.licenceUrls) expect(settings).toContain(`>${new URL(url).host}<`);
    expect(settings).toMatch(/<virtual_card host="127\.0\.0\.1" port="\d+" token="[\w-]{32}">/);
    expect(settings).toContain(`<port>${sandbox.ready.ntp.port}</port>`);
  });

  it.skipIf(process.platform === 'win32')('keeps the files with secrets to their owner', async () => {
    for (const file of [sandbox.ready.config, sandbox.ready.dcParametersFile]) {
      expect((await stat(file)).mode & 0o077).toBe(0);
    }
  });

  it('gives a DC parameter for the test environment', async () => {
    const blob = (await readFile(sandbox.ready.dcParametersFile, 'utf8')).trim();
    expect(peekToken(Buffer.from(blob, 'base64').toString('ascii'))).toMatchObject({ environment: 'test' });
  });

  it('writes a test identity whose key belongs to the authentication certificate of the card', async () => {
    const pem = await readFile(path.join(folder, 'trust', 'test-tls-identity.pem'), 'utf8');
    const certificate = new X509Certificate(pem);
    expect(certificate.subject).toContain('CN=899700000013');
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.4.1.311.20.2.2']);
  });

  it('lets the card into a DMP certified by its own authority, and nobody without a certificate', async () => {
    const ca = await readFile(path.join(folder, 'trust', 'servers.pem'), 'utf8');
    const identity = await readFile(path.join(folder, 'trust', 'test-tls-identity.pem'), 'utf8');
    const port = portOf(sandbox.ready.dmpUrl);
    const handshake = (options: ConnectionOptions): Promise<string | undefined> =>
      new Promise((resolve, reject) => {
        const socket = connectTls({ host: 'localhost', port, ca, servername: 'localhost', ...options });
        socket.once('error', reject);
        socket.once('secureConnect', () => {
          resolve(socket.getPeerX509Certificate()?.issuer);
          socket.destroy();
        });
      });
    expect(await handshake({ cert: identity, key: identity })).toContain(
      'CN=TEST AC VIRTUELLE FORT ORGANISATIONS',
    );
    await expect(handshake({})).rejects.toThrow('handshake failure');
  });

  it('serves the control API', async () => {
    const response = await fetch(`${sandbox.ready.control}/state`);
    expect(await response.json()).toMatchObject({ sandbox: sandbox.ready });
  });

  it('knows the holder of the card in the directory of the DMP', () => {
    expect(sandbox.dmp.professionals.get('899700000013')).toMatchObject({ profession: '10' });
  });

  it('does not let another one use its folder', async () => {
    await expect(startSandbox({ stateDirectory: folder, server: false })).rejects.toThrow('already runs');
    expect(await listens(portOf(sandbox.ready.control))).toBe(true);
  });
});

describe('stopping and starting again', () => {
  it('leaves nothing listening, and re-uses keys and certificates', async () => {
    const { ready } = sandbox;
    const file = path.join(folder, 'pki', 'cards', 'medecin', 'signature.pem');
    const certificate = await readFile(file, 'utf8');
    await sandbox.stop();
    for (const url of [
      ready.control,
      ready.dmpUrl,
      ready.teleservicesUrl,
      ready.teleservicesCertificateUrl,
      ...ready.licenceUrls,
      ...ready.updateUrls,
    ]) {
      expect(await listens(portOf(url))).toBe(false);
    }
    sandbox = await startSandbox({ stateDirectory: folder, server: false, card: null });
    expect(await readFile(file, 'utf8')).toBe(certificate);
    expect(sandbox.card.readers()[0]?.content).toEqual({ kind: 'empty' });
  });

  it('stops what it started when the connector cannot start', async () => {
    await sandbox.stop();
    const serverCli = path.join(folder, 'absent.js');
    await expect(startSandbox({ stateDirectory: folder, serverCli })).rejects.toThrow('not built');
    // The folder is free again, so the control API and the lock are gone.
    sandbox = await startSandbox({ stateDirectory: folder, server: false });
    expect(sandbox.ready.ready).toBe(true);
  });
});
