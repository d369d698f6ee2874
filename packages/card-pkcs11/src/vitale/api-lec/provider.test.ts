import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileFakeApiLec } from '../../testing/fake-api-lec.js';
import type { VitalePresence, VitaleProvider, VitaleReaders } from '../provider.js';
import { defaultApiLecPlace } from './default-places.js';
import { createApiLecProvider } from './provider.js';

const CARD = '<D><listeBenef><b><ident><nomUsuel>ADRUN</nomUsuel></ident></b></listeBenef></D>';

const readersThatSay = (state: VitalePresence['state']): VitaleReaders => ({
  presence: async () => ({ state }),
  onChange: () => () => {},
});

describe('the place of the library', () => {
  it('is known for Windows and macOS, and for no other system', () => {
    expect(defaultApiLecPlace('win32', { programFiles: 'D:\\Programs', programData: 'D:\\Data' })).toEqual({
      library: 'D:\\Programs\\santesocial\\api_lec\\api_lec64.dll',
      dataFolder: 'D:\\Data\\santesocial\\api_lec64\\',
    });
    expect(defaultApiLecPlace('darwin')?.library).toMatch(/^\/Library\/.*\/libapi_lec\.dylib$/);
    expect(defaultApiLecPlace('linux')).toBeUndefined();
  });

  it('is told when the library is not there', () => {
    const library = join(tmpdir(), 'nowhere', 'api_lec.so');
    expect(() => createApiLecProvider({ readers: readersThatSay('card'), library })).toThrow(
      expect.objectContaining({ code: 'VITALE_LIBRARY', message: expect.stringContaining(library) }),
    );
  });
});

const fake = compileFakeApiLec();
if (fake === undefined)
  console.warn('No C compiler: the Vitale reading library is not tested through its binding.');

describe.skipIf(fake === undefined)('the library, through its binding', () => {
  const library = fake ?? '';
  const folders: string[] = [];
  let folder = '';
  let provider: VitaleProvider;

  const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  const open = (options: Partial<Parameters<typeof createApiLecProvider>[0]> = {}) => {
    provider.close();
    provider = createApiLecProvider({
      readers: readersThatSay('card'),
      library,
      dataFolder: folder,
      ...options,
    });
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'api-lec-data-'));
    folders.push(folder);
    put('card.xml', CARD);
    provider = createApiLecProvider({ readers: readersThatSay('card'), library, dataFolder: folder });
  });
  afterEach(() => provider.close());
  afterAll(() => {
    for (const made of [...folders, join(library, '..')]) rmSync(made, { recursive: true, force: true });
  });

  it('gives the card with its state', async () => {
    put('state', '2');
    const card = await provider.read('any');
    expect(card).toMatchObject({ kind: 'demo', patients: [{ familyName: 'ADRUN' }], xml: CARD });
  });

  it('is started and finished at each reading, always by the same thread', async () => {
    await Promise.all([provider.read('any'), provider.read('any')]);
    expect(calls().map((line) => line.replace(/ \d+$/, ''))).toEqual(
      Array(2).fill(['init 0', 'read 2', 'finish 0']).flat(),
    );
    expect(new Set(calls().map((line) => line.split(' ').at(-1))).size).toBe(1);
  });

  it('is told how long it may wait', async () => {
    open({ waitSeconds: 7 });
    await provider.read('any');
    expect(calls()[1]).toMatch(/^read 7 /);
  });

  it('is not asked when the reader is known to be empty', async () => {
    open({ readers: readersThatSay('empty') });
    await expect(provider.read('any')).rejects.toMatchObject({ code: 'VITALE_ABSENT' });
    expect(() => calls()).toThrow();
  });

  it('is asked when nothing tells what the reader holds', async () => {
    open({ readers: readersThatSay('unknown') });
    expect((await provider.read('any')).patients).toHaveLength(1);
  });

  it('is finished after a reading that failed, and its numbers are told', async () => {
    rmSync(join(folder, 'card.xml'));
    await expect(provider.read('any')).rejects.toMatchObject({
      code: 'VITALE_UNREADABLE',
      message: expect.stringContaining('result 2, code 513'),
    });
    expect(calls().at(-1)).toMatch(/^finish/);
    put('card.xml', CARD);
    expect((await provider.read('any')).patients).toHaveLength(1);
  });

  it('that does not start is a fault of the installation, with its data folder', async () => {
    put('init-error', '19');
    await expect(provider.read('any')).rejects.toMatchObject({
      code: 'VITALE_LIBRARY',
      message: expect.stringMatching(new RegExp(`${folder}.*code 19`)),
    });
  });

  it('under other names is found when they are in the settings, and told when they are not', async () => {
    open({ functions: { read: 'Hn_Autre' } });
    await expect(provider.read('any')).rejects.toMatchObject({
      code: 'VITALE_LIBRARY',
      message: expect.stringContaining('Hn_Autre'),
    });
    open({ functions: { read: 'Hn_LectureVitaleDonneesIdentification' } });
    expect((await provider.read('any')).patients).toHaveLength(1);
  });

  it('that is no library is told', async () => {
    put('not-a-library.so', 'text');
    open({ library: join(folder, 'not-a-library.so') });
    await expect(provider.read('any')).rejects.toMatchObject({
      code: 'VITALE_LIBRARY',
      message: expect.stringContaining('does not load'),
    });
  });

  it('blocks nobody while it reads, and a caller may give up', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const caller = new AbortController();
    const first = provider.read('any', caller.signal);
    const second = provider.read('any');
    caller.abort(new Error('given up'));
    await expect(first).rejects.toThrow('given up');
    // Only a thread other than this one can be waiting for these lines.
    put('pipe', '\n');
    expect((await second).patients).toHaveLength(1);
  });
});
