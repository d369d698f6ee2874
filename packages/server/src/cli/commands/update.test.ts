import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueLocalCertificate } from '../../certificate/issue.js';
import { createTestIo } from '../../testing/cli-io.js';
import { openUpdater } from '../../updates/index.js';
import { updatePlatformOf } from '../../updates/target.js';
import { runCli } from '../run.js';

/** A name that no name server knows: it is reached through the proxy, or not at all. */
const HOST = 'updates.practice.test';
const PLATFORM = updatePlatformOf(process.platform, process.arch) ?? 'linux-x64';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

let folder: string;
let site: Server;
let proxy: Server;
let port: number;
let config: string;
/** Tunnels that were asked of the proxy. */
const tunnels: string[] = [];

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'update-cli-'));
  const identity = await issueLocalCertificate([HOST], new Date());
  await writeFile(join(folder, 'trust.pem'), identity.authority);
  await writeFile(join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  // What an ordinary web server does with the folder of the publisher.
  site = createServer({ cert: identity.certificate, key: identity.key }, (request, response) => {
    readFile(join(folder, 'site', request.url ?? '')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  port = await listen(site);
  proxy = createProxy().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  await listen(proxy);
});
afterAll(async () => {
  for (const server of [site, proxy]) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  config = join(folder, 'DmpConnect-JS2.xml');
  await writeSettings();
  tunnels.length = 0;
});
afterEach(async () => {
  for (const name of ['site', 'state']) await rm(join(folder, name), { recursive: true, force: true });
});

function writeSettings(bypass = ''): Promise<void> {
  const key = publicKey.export({ format: 'jwk' }).x;
  const { port: proxyPort } = proxy.address() as AddressInfo;
  return writeFile(
    config,
    `<config>
       <updater><server0>${HOST}:${port}</server0><public_key kid="u1">${key}</public_key></updater>
       <proxy><server>127.0.0.1</server><port>${proxyPort}</port>${bypass}</proxy>
       <licensing><trust_file>${join(folder, 'trust.pem')}</trust_file></licensing>
       <storage><directory>state</directory></storage>
     </config>`,
  );
}

async function run(...args: readonly string[]) {
  const io = createTestIo({ flavour: 'production' });
  const code = await runCli(args, io);
  return { code, out: io.stdout(), err: io.stderr() };
}

async function publish(version: string, ...more: readonly string[]) {
  const installer = join(folder, `DmpConnect-JS2-${version}-production.deb`);
  await writeFile(installer, `installer of ${version}`);
  await writeFile(join(folder, 'log.txt'), 'Corrections.\n');
  return run(
    ...['update', 'sign', '--key', join(folder, 'key.pem'), '--kid', 'u1', '--channel', 'prod'],
    ...['--version', version, '--site', join(folder, 'site'), '--log', join(folder, 'log.txt')],
    ...['--link', `https://${HOST}/notes`, '--file', `${PLATFORM}:production:${installer}`, ...more],
  );
}

const check = (...more: readonly string[]) => run('update', 'check', '--config', config, ...more);
const download = (...more: readonly string[]) => run('update', 'download', '--config', config, ...more);

describe('the commands of the updates', () => {
  it('bring a version from its publisher to the installation, through the proxy of the settings', async () => {
    const signed = await publish('9.9.0');
    expect(signed).toMatchObject({ code: 0, out: `${join(folder, 'site/manifest/v1/prod.json')}\n` });
    expect(signed.err).toBe(`updater/public_key kid="u1": ${publicKey.export({ format: 'jwk' }).x}\n`);
    expect(await check()).toMatchObject({
      code: 0,
      out: `Version 9.9.0 is available.\nCorrections.\nhttps://${HOST}/notes\n`,
    });
    const fetched = await download();
    expect(fetched.code).toBe(0);
    expect(fetched.out.trim()).toBe(
      join(folder, 'state/updates/installers/DmpConnect-JS2-9.9.0-production.deb'),
    );
    expect(await readFile(fetched.out.trim(), 'utf8')).toBe('installer of 9.9.0');
    expect(fetched.err).toContain('100 %');
    expect(new Set(tunnels)).toEqual(new Set([`${HOST}:${port}`]));
  });

  it('put the installer where they are told, or say that there is none to fetch', async () => {
    await publish('9.9.1');
    await mkdir(join(folder, 'elsewhere'));
    expect((await download('--folder', join(folder, 'elsewhere'))).out).toContain('elsewhere');
    await publish('1.0.0');
    expect(await download()).toEqual({ code: 0, out: '', err: 'Version 1.2.3 is the newest.\n' });
  });

  it('do without the proxy for the hosts to bypass', async () => {
    await publish('9.9.2');
    await writeSettings(`<bypass><host>${HOST}</host></bypass>`);
    const direct = await check();
    expect(direct).toMatchObject({ code: 1, out: expect.stringContaining('No update server answers.') });
    expect(tunnels).toEqual([]);
  });

  it('refuse a list that was signed before the one they know', async () => {
    await publish('9.9.3');
    const manifest = join(folder, 'site/manifest/v1/prod.json');
    const old = await readFile(manifest, 'utf8');
    // A list is dated by the second.
    await rm(join(folder, 'state'), { recursive: true, force: true });
    await check();
    const [name = ''] = await readdir(join(folder, 'state/updates'));
    const later = name.replace(/\d+/, (seconds) => String(Number(seconds) + 60));
    await writeFile(join(folder, 'state/updates', later), 'a later list');
    await writeFile(manifest, old);
    const replayed = await check('--json');
    expect(replayed.code).toBe(1);
    expect(JSON.parse(replayed.out)).toMatchObject({ state: 'refused', attempts: [{ answered: true }] });
  });

  it('say that no server is configured, and contact nobody', async () => {
    await writeFile(config, '<config><storage><directory>state</directory></storage></config>');
    expect(await check()).toMatchObject({ code: 0, out: expect.stringContaining('No update server') });
    expect(await download()).toMatchObject({ code: 0, out: '' });
    expect(tunnels).toEqual([]);
  });

  it.each([
    [['--version', 'latest'], 'given twice'],
    [['--file', 'linux-x64:production'], '--file wants'],
    [['--file', 'linux-x64:production:/does/not/exist'], 'cannot be read'],
    [['--expires', '2001-01-01'], 'in the past'],
  ])('do not sign with %j, exit code 2', async (more, words) => {
    expect(await publish('9.9.4', ...more)).toMatchObject({ code: 2, err: expect.stringContaining(words) });
  });

  it('do not sign what programs would refuse', async () => {
    expect(await publish('latest')).toMatchObject({ code: 2, err: expect.stringContaining('version:') });
    expect(await check('--channel', 'nightly')).toMatchObject({ code: 2 });
  });

  it('are those of a program too, that shows what it knows without asking', async () => {
    await publish('9.9.5');
    const options = { settingsFile: config, flavour: 'production', version: '1.2.3' } as const;
    const updater = await openUpdater(options);
    expect(await updater.state()).toMatchObject({ configured: true, servers: [`${HOST}:${port}`] });
    expect(tunnels).toEqual([]);
    const found = await updater.check();
    if (found.state !== 'available') throw new Error(found.sentence.en);
    const downloaded = await updater.download(found.release);
    await updater.close();
    const later = await openUpdater(options);
    expect((await later.state()).downloaded).toEqual(downloaded);
    await later.verify(downloaded);
    await later.close();
  });

  it('name the setting whose file cannot be read', async () => {
    await writeFile(
      config,
      '<config><licensing><trust_file>/does/not/exist</trust_file></licensing></config>',
    );
    expect(await check('--state', join(folder, 'state'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('licensing/trust_file'),
    });
  });
});
