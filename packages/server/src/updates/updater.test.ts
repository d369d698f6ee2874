import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { openManifestMemory } from './memory.js';
import {
  answerFile,
  answerManifest,
  cutAfter,
  INSTALLER,
  INSTALLER_FILE,
  makeManifest,
  PUBLISHER,
  STRANGER,
  watchProgress,
} from './testing/update-server.js';
import { useUpdateServers } from './testing/use-update-servers.js';
import type { Release } from './types.js';
import { createUpdater, type UpdaterOptions } from './updater.js';

const used = useUpdateServers();

const installers = () => join(used.folder, 'installers');

function updater(change: Partial<UpdaterOptions> = {}) {
  return createUpdater({
    servers: used.servers.names,
    publicKeys: PUBLISHER.publicKeys,
    channel: 'prod',
    dispatcher: used.dispatcher,
    memory: openManifestMemory(join(used.folder, 'known'), currentPlatform()),
    downloadFolder: installers(),
    version: '0.1.0',
    target: { platform: 'linux-x64', flavour: 'production' },
    platform: currentPlatform(),
    ...change,
  });
}

/** A server with a list of versions and the bytes of its installer. */
function serving(files: RequestListener, manifest: RequestListener = answerManifest()): RequestListener {
  return (request, response) =>
    request.url?.startsWith('/files/') ? files(request, response) : manifest(request, response);
}

/** What a check gives when there is a newer version. */
async function findRelease(change: Partial<UpdaterOptions> = {}): Promise<Release> {
  const check = await updater(change).check();
  if (check.state !== 'available') throw new Error(`${check.state}: ${check.sentence.en}`);
  return check.release;
}

describe('a check', () => {
  it('names the newer version and the installer of this computer', async () => {
    used.servers.behaviours[0] = answerManifest();
    expect(await updater().check()).toMatchObject({
      state: 'available',
      release: { version: '0.2.0', log: 'Corrections.' },
      file: INSTALLER_FILE,
      sentence: { fr: 'La version 0.2.0 est disponible.' },
    });
    expect(used.servers.requests).toEqual(['0 /manifest/v1/prod.json']);
  });

  it.each([
    ['0.2.0', 'current'],
    ['0.3.0', 'current'],
    ['0.2.0-beta.1', 'available'],
    ['0.0.0-source', 'available'],
  ])('compares with %s, which runs: %s', async (version, state) => {
    used.servers.behaviours[0] = answerManifest();
    expect((await updater({ version }).check()).state).toBe(state);
  });

  it('says when the publisher has no installer for this computer', async () => {
    used.servers.behaviours[0] = answerManifest();
    const check = await updater({ target: { platform: 'win-x86', flavour: 'production' } }).check();
    expect(check).toMatchObject({
      state: 'available',
      sentence: { en: expect.stringContaining('no installer for this computer') },
    });
    expect(check).not.toHaveProperty('file');
  });

  it('asks the back-up when the main server fails, or keeps silent', async () => {
    used.servers.behaviours[0] = (_request, response) => void response.writeHead(503).end();
    used.servers.behaviours[1] = answerManifest();
    expect((await updater().check()).state).toBe('available');
    used.servers.behaviours[0] = undefined;
    expect((await updater({ nextServerMs: 1 }).check()).state).toBe('available');
    expect(used.servers.requests.map((line) => line[0])).toEqual(['0', '1', '0', '1']);
  });

  it('contacts nobody when the settings name no server, or no key to believe', async () => {
    expect(await updater({ servers: [] }).check()).toMatchObject({
      state: 'not-configured',
      sentence: { fr: expect.stringContaining('Aucun serveur de mise à jour') },
    });
    expect((await updater({ publicKeys: [] }).check()).state).toBe('not-configured');
    expect(await updater({ servers: [] }).state()).toMatchObject({ configured: false });
    expect(used.servers.requests).toEqual([]);
  });

  it('tells servers that do not answer from answers that are refused, each with its reason', async () => {
    used.servers.behaviours[0] = (request) => void request.socket.destroy();
    used.servers.behaviours[1] = (_request, response) => void response.destroy();
    const unreachable = await updater().check();
    expect(unreachable).toMatchObject({
      state: 'unreachable',
      attempts: used.servers.names.map((server) => ({ server, answered: false })),
    });
    used.servers.behaviours[1] = answerManifest({}, STRANGER.privateKey);
    const refused = await updater().check();
    expect(refused).toMatchObject({ state: 'refused' });
    expect(refused.sentence.en).toContain(
      `${used.servers.names[1]}: The signature of the list of versions is wrong.`,
    );
  });

  it('refuses a list older than the last one, from whichever server, also after a restart', async () => {
    used.servers.behaviours[0] = answerManifest();
    expect((await updater().check()).state).toBe('available');
    used.servers.behaviours[0] = answerManifest({
      version: '0.1.9',
      issuedAt: new Date(Date.now() - 3600_000),
    });
    used.servers.behaviours[1] = used.servers.behaviours[0];
    expect((await updater().check()).sentence.en).toContain('older than the last one received');
    expect((await updater().state()).known).toMatchObject({ release: { version: '0.2.0' }, newer: true });
  });

  it('is given up with its caller', async () => {
    const controller = new AbortController();
    used.servers.behaviours[0] = () => controller.abort(new Error('closed'));
    await expect(updater().check({ signal: controller.signal })).rejects.toThrow('closed');
  });
});

describe('a download', () => {
  it('lands, verified, under its name, with its progress told', async () => {
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    const seen: number[] = [];
    const downloaded = await updater().download(await findRelease(), {
      onProgress: ({ received, size }) => seen.push(received / size),
    });
    expect(downloaded).toMatchObject({ version: '0.2.0', sha256: INSTALLER_FILE.sha256 });
    expect(INSTALLER.equals(await readFile(downloaded.path))).toBe(true);
    expect(seen.at(-1)).toBe(1);
    expect([...seen].sort((one, other) => one - other)).toEqual(seen);
    expect((await readdir(installers())).sort()).toEqual([INSTALLER_FILE.name, 'downloaded.json'].sort());
    const state = await updater().state();
    expect(state.downloaded).toEqual(downloaded);
    expect(state.sentence.fr).toContain('attend que vous l’installiez');
    await updater().verify(downloaded);
  });

  it('is not fetched again when it is there, and forgotten once its version runs', async () => {
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    const release = await findRelease();
    await updater().download(release);
    await updater().download(release);
    expect(used.servers.requests.filter((line) => line.includes('/files/'))).toHaveLength(1);
    expect(await updater({ version: '0.2.0' }).state()).not.toHaveProperty('downloaded');
  });

  it('goes on where it was cut, on the other server too', async () => {
    const watch = watchProgress();
    used.servers.behaviours[0] = serving(cutAfter(INSTALLER, 60_000, watch));
    used.servers.behaviours[1] = serving(cutAfter(INSTALLER, 50_000, watch));
    const { path } = await updater().download(await findRelease(), watch);
    expect(INSTALLER.equals(await readFile(path))).toBe(true);
    const ranges = used.servers.requests
      .filter((line) => line.includes('/files/'))
      .map((line) => line.split(' ')[2]);
    expect(ranges).toEqual([undefined, 'bytes=60000-', 'bytes=110000-', 'bytes=170000-']);
  });

  it('goes on after a restart; until then nothing stands under the final name', async () => {
    let cut = true;
    const watch = watchProgress();
    used.servers.behaviours[0] = serving((request, response) => {
      const behaviour = cut ? cutAfter(INSTALLER, 80_000, watch) : answerFile(INSTALLER);
      if (cut && request.headers.range !== undefined) return void response.writeHead(503).end();
      behaviour(request, response);
    });
    used.servers.behaviours[1] = (_request, response) => void response.writeHead(404).end();
    const release = await findRelease();
    await expect(updater().download(release, watch)).rejects.toMatchObject({ code: 'UPDATE_UNREACHABLE' });
    expect(await readdir(installers())).toEqual([`.${INSTALLER_FILE.sha256.slice(0, 16)}.part`]);
    cut = false;
    used.servers.requests.length = 0;
    await updater().download(release);
    expect(used.servers.requests).toEqual([`0 ${INSTALLER_FILE.path} bytes=80000-`]);
  });

  it('starts anew with a server that knows no ranges', async () => {
    const watch = watchProgress();
    used.servers.behaviours[0] = serving(cutAfter(INSTALLER, 80_000, watch));
    used.servers.behaviours[1] = serving((_request, response) => void response.end(INSTALLER));
    const { path } = await updater().download(await findRelease(), watch);
    expect(INSTALLER.equals(await readFile(path))).toBe(true);
  });

  it('is given up with its caller, and what came is kept', async () => {
    const controller = new AbortController();
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    const release = await findRelease();
    const given = updater().download(release, {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('the page was closed')),
    });
    await expect(given).rejects.toThrow('the page was closed');
    expect(await readdir(installers())).toEqual([expect.stringMatching(/\.part$/)]);
  });

  const altered = Buffer.from(INSTALLER);
  altered.writeUInt8(altered.readUInt8(100) ^ 1, 100);
  const longer = Buffer.concat([INSTALLER, Buffer.from('more')]);
  it.each<[string, RequestListener]>([
    ['altered', answerFile(altered)],
    ['longer', answerFile(longer)],
    ['longer, without saying so', (_request, response) => void response.writeHead(200).end(longer)],
    ['shorter', answerFile(INSTALLER.subarray(0, 1000))],
  ])('is refused when the bytes are %s, and leaves nothing', async (_, files) => {
    used.servers.behaviours[0] = serving(files);
    used.servers.behaviours[1] = serving(files);
    const release = await findRelease();
    await expect(updater().download(release)).rejects.toMatchObject({
      code: 'UPDATE_REFUSED',
      message: expect.stringContaining('is not the one that was signed'),
    });
    expect(await readdir(installers())).toEqual([]);
  });

  it('comes from the back-up when the main server has other bytes', async () => {
    used.servers.behaviours[0] = serving(answerFile(altered));
    used.servers.behaviours[1] = serving(answerFile(INSTALLER));
    const { path } = await updater().download(await findRelease());
    expect(INSTALLER.equals(await readFile(path))).toBe(true);
  });

  it('does not lay the wrong beginning of one server at the door of the other', async () => {
    const watch = watchProgress();
    used.servers.behaviours[0] = serving(cutAfter(altered, 90_000, watch));
    used.servers.behaviours[1] = serving(answerFile(INSTALLER));
    const { path } = await updater().download(await findRelease(), watch);
    expect(INSTALLER.equals(await readFile(path))).toBe(true);
  });

  it('takes the place of a file that somebody put there', async () => {
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    await mkdir(installers());
    await writeFile(join(installers(), INSTALLER_FILE.name), 'not the installer');
    const { path } = await updater().download(await findRelease());
    expect(INSTALLER.equals(await readFile(path))).toBe(true);
  });

  it('is refused for a version that is not newer, not signed, or not for this computer', async () => {
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    const release = await findRelease();
    const refusing = async (change: Partial<UpdaterOptions>, asked = release) =>
      updater(change)
        .download(asked)
        .then(
          () => 'downloaded',
          (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
        );
    expect(await refusing({ version: '0.2.0' })).toContain('UPDATE_REFUSED: Version 0.2.0 is not newer');
    expect(await refusing({ target: { platform: 'win-x64', flavour: 'production' } })).toContain(
      'for win-x64',
    );
    expect(await refusing({ target: { platform: 'linux-x64', flavour: 'dev' } })).toContain('flavour dev');
    expect(await refusing({}, { ...release, version: '9.9.9' })).toContain('No signed list');
    expect(await refusing({ publicKeys: STRANGER.publicKeys })).toContain('No signed list');
    expect(used.servers.requests.filter((line) => line.includes('/files/'))).toEqual([]);
  });

  it('that was changed on the disk is not run', async () => {
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    const downloaded = await updater().download(await findRelease());
    await writeFile(downloaded.path, altered);
    await expect(updater().verify(downloaded)).rejects.toMatchObject({ code: 'UPDATE_REFUSED' });
    const elsewhere = { ...downloaded, path: join(used.folder, 'other') };
    await expect(updater().verify(elsewhere)).rejects.toMatchObject({ code: 'UPDATE_REFUSED' });
  });

  it('replaces the one before it', async () => {
    used.servers.behaviours[0] = serving(answerFile(INSTALLER));
    await updater().download(await findRelease());
    const next = { ...INSTALLER_FILE, name: 'DmpConnect-JS2-0.3.0-production.deb' };
    const issuedAt = new Date(makeManifest().issuedAt.getTime() + 60_000);
    used.servers.behaviours[0] = serving(
      answerFile(INSTALLER),
      answerManifest({ version: '0.3.0', files: [next], issuedAt }),
    );
    await updater().download(await findRelease());
    expect((await readdir(installers())).sort()).toEqual([next.name, 'downloaded.json'].sort());
    expect(await readdir(join(used.folder, 'known'))).toHaveLength(1);
  });
});
