import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { EMPTY_SETTINGS } from './document.js';
import { readSettingsFile, updateSettingsFile } from './file.js';
import { defaultSettings } from './parse.js';

const platform = currentPlatform();
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  path = join(folder, 'DmpConnect-JS2.xml');
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

describe('the settings file', () => {
  it('gives the defaults when it does not exist', async () => {
    expect(await readSettingsFile(path, 'production')).toEqual({
      settings: defaultSettings(),
      unknown: [],
      text: EMPTY_SETTINGS,
      present: false,
    });
  });

  it('is made by the first change, readable by its owner alone, and leaves nothing beside it', async () => {
    await updateSettingsFile(path, { proxy: { password: 'x' } }, 'production', platform);
    expect((await readSettingsFile(path, 'production')).settings.proxy.password).toBe('x');
    expect(await readdir(folder)).toEqual(['DmpConnect-JS2.xml']);
    if (platform.name !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is untouched by a change that is refused', async () => {
    await writeFile(path, '<config><server><port>1</port></server></config>');
    await expect(updateSettingsFile(path, { server: { port: -1 } }, 'dev', platform)).rejects.toThrow(
      'server/port',
    );
    expect(await readFile(path, 'utf8')).toBe('<config><server><port>1</port></server></config>');
  });

  it('says which file could not be written when the disk refuses', async () => {
    const broken = { ...platform, replaceFile: () => Promise.reject(new Error('disk full')) };
    await expect(updateSettingsFile(path, { server: { port: 1 } }, 'dev', broken)).rejects.toMatchObject({
      code: 'SETTINGS_UNWRITABLE',
      message: expect.stringContaining(path),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('says that a folder in its place cannot be read', async () => {
    await expect(readSettingsFile(folder, 'dev')).rejects.toMatchObject({ code: 'SETTINGS_UNREADABLE' });
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\ufeff<config><proxy><login>Zoé</login></proxy></config>')],
    ['UTF-16', Buffer.from('\ufeff<config><proxy><login>Zoé</login></proxy></config>', 'utf16le')],
    [
      'declared ISO-8859-1',
      Buffer.from(
        '<?xml version="1.0" encoding="ISO-8859-1"?><config><proxy><login>Zoé</login></proxy></config>',
        'latin1',
      ),
    ],
  ])('is read in %s', async (_, bytes) => {
    await writeFile(path, bytes);
    expect((await readSettingsFile(path, 'dev')).settings.proxy.login).toBe('Zoé');
  });

  it('is refused with advice when its bytes are no UTF-8', async () => {
    await writeFile(path, Buffer.from('<config><proxy><login>Zoé</login></proxy></config>', 'latin1'));
    await expect(readSettingsFile(path, 'dev')).rejects.toMatchObject({
      code: 'SETTINGS_MALFORMED',
      message: expect.stringContaining('UTF-8'),
    });
  });
});
