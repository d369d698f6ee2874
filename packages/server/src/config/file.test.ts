import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { EMPTY_SETTINGS } from './document.js';
import { decodeSettings, encodeSettings } from './encoding.js';
import { readSettingsFile, updateSettingsFile } from './file.js';
import { changeSettings, readSettings } from './operate.js';
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

  it.each<[string, BufferEncoding, string]>([
    ['UTF-8 with its mark', 'utf8', '\ufeff<config><!-- Zoé --><proxy><login>a</login></proxy></config>'],
    ['UTF-16', 'utf16le', '\ufeff<config><!-- Zoé --><proxy><login>a</login></proxy></config>'],
    [
      'declared ISO-8859-1',
      'latin1',
      "<?xml version='1.0' encoding='iso-8859-1'?><config><!-- Zoé --><proxy><login>a</login></proxy></config>",
    ],
  ])('is written back in %s', async (_, encoding, text) => {
    await writeFile(path, Buffer.from(text, encoding));
    await updateSettingsFile(path, { proxy: { login: 'é→' } }, 'dev', platform);
    const written = encoding === 'latin1' ? 'é&#8594;' : 'é→';
    expect(await readFile(path)).toEqual(Buffer.from(text.replace('>a<', `>${written}<`), encoding));
    expect((await readSettingsFile(path, 'dev')).settings.proxy.login).toBe('é→');
  });

  it.each(['windows-1252', 'ISO-8859-1', 'ISO-8859-15'])(
    'knows the euro sign and the œ of %s',
    async (encoding) => {
      const isLatin9 = encoding === 'ISO-8859-15';
      const head = Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><config><proxy><login>`);
      const bytes = Buffer.from(isLatin9 ? [0xa4, 0xbd] : [0x80, 0x9c]);
      await writeFile(path, Buffer.concat([head, bytes, Buffer.from('</login></proxy></config>')]));
      expect((await readSettingsFile(path, 'dev')).settings.proxy.login).toBe('€œ');
      await updateSettingsFile(path, { proxy: { login: 'œ€' } }, 'dev', platform);
      expect(await readFile(path)).toEqual(
        Buffer.concat([head, Buffer.from(bytes).reverse(), Buffer.from('</login></proxy></config>')]),
      );
    },
  );

  it('keeps every byte of any text in any encoding', () => {
    const encodings = fc.constantFrom('', 'us-ascii', 'iso-8859-1', 'ISO-8859-15', 'windows-1252');
    fc.assert(
      fc.property(encodings, fc.uint8Array({ maxLength: 300 }), (encoding, tail) => {
        const head = encoding === '' ? '\ufeff' : `<?xml version="1.0" encoding="${encoding}"?>`;
        const bytes =
          encoding === ''
            ? Buffer.from(head + Buffer.from(tail).toString('latin1'), 'utf16le')
            : Buffer.concat([Buffer.from(head), tail]);
        const { text, encoding: found } = decodeSettings(bytes);
        expect(Buffer.from(encodeSettings(text, found))).toEqual(bytes);
      }),
      { numRuns: 50 },
    );
  });

  it('loses nothing of writers that write at once, and leaves no lock', async () => {
    const changes = Array.from({ length: 8 }, (_, index) => ({
      [`proxy/${['login', 'password'][index % 2]}`]: `v${index}`,
    }));
    const nodes = [
      { 'server/port': 1 },
      { 'ntp/port': 2 },
      { 'journal/kept': 3 },
      { 'storage/directory': '/s' },
      { 'server/log_level': 5 },
      { 'proxy/bypass': ['a.example.org'] },
    ];
    await Promise.all(
      [...changes, ...nodes].map((change) => changeSettings(change, { path, flavour: 'dev', platform })),
    );
    const { values } = await readSettings({ path, flavour: 'dev' });
    expect(values).toMatchObject(Object.assign({}, ...nodes));
    expect(values['proxy/login']).toMatch(/^v[0246]$/);
    expect(await readdir(folder)).toEqual(['DmpConnect-JS2.xml']);
  });

  it('is not held for ever by a writer that was ended', async () => {
    const lock = `${path}.lock`;
    await writeFile(lock, '');
    await utimes(lock, new Date(0), new Date(0));
    await changeSettings({ 'server/port': 1 }, { path, flavour: 'dev', platform });
    expect(await readdir(folder)).toEqual(['DmpConnect-JS2.xml']);
  });

  it.skipIf(platform.name === 'win32')('keeps its rights when it is changed', async () => {
    await writeFile(path, '<config/>');
    await chmod(path, 0o640);
    await changeSettings({ 'server/port': 1 }, { path, flavour: 'dev', platform });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });

  it('is changed by the paths of its nodes, which says what needs a restart', async () => {
    const place = { path, flavour: 'dev', platform } as const;
    expect(
      await changeSettings({ 'proxy/server': 'p', 'proxy/port': 1, 'server/log_level': 7 }, place),
    ).toEqual({
      changed: ['server/log_level', 'proxy/server', 'proxy/port'],
      restart: ['proxy/server', 'proxy/port'],
    });
    expect(await changeSettings({ 'server/log_level': '' }, place)).toEqual({
      changed: ['server/log_level'],
      restart: [],
    });
    await expect(changeSettings({ 'server/prot': 1 }, place)).rejects.toMatchObject({
      problems: [{ path: 'server/prot', line: 0, rule: { fr: expect.any(String), en: expect.any(String) } }],
    });
  });

  it('says what was corrected of a wrong file', async () => {
    const place = { path, flavour: 'dev', platform } as const;
    await writeFile(path, '<config><server><port>x</port><log_level>9</log_level></server></config>');
    expect(await changeSettings({ 'server/port': 1 }, place)).toEqual({
      changed: ['server/port'],
      restart: ['server/port'],
    });
    expect(await changeSettings({ 'server/log_level': 2 }, place)).toEqual({
      changed: ['server/log_level'],
      restart: [],
    });
  });

  it('says its one problem when it is no XML', async () => {
    await writeFile(path, '<config>\n<server>');
    const { problems, values } = await readSettings({ path });
    expect(problems).toEqual([expect.objectContaining({ path: 'config', line: 2 })]);
    expect(values).toEqual({});
  });

  it('is refused with advice when its bytes are no UTF-8', async () => {
    await writeFile(path, Buffer.from('<config><proxy><login>Zoé</login></proxy></config>', 'latin1'));
    await expect(readSettingsFile(path, 'dev')).rejects.toMatchObject({
      code: 'SETTINGS_MALFORMED',
      message: expect.stringContaining('UTF-8'),
    });
  });
});
