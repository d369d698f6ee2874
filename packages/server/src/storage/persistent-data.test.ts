import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform, type Platform } from '../platform/index.js';
import { openPersistentData } from './persistent-data.js';

const platform = currentPlatform();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persistent-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const open = (changes: Partial<Platform> = {}) =>
  openPersistentData(join(folder, 'store'), { ...platform, ...changes });

const failing = (code: string) => ({
  replaceFile: () => Promise.reject(Object.assign(new Error('no'), { code })),
});

describe('persistent data on the disk', () => {
  it('are there for the next one who opens them, byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await open().write(bytes);
    expect(Uint8Array.from((await open().read()) ?? [])).toEqual(bytes);
    expect(await open().size()).toBe(256);
  });

  it('are nothing before they are written and once they are cleared, twice included', async () => {
    const data = open();
    expect([await data.read(), await data.size()]).toEqual([undefined, 0]);
    await data.clear();
    await data.write(Buffer.from('x'));
    await data.clear();
    await data.clear();
    expect([await data.read(), await data.size()]).toEqual([undefined, 0]);
  });

  it.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EIO', 'STORAGE_UNWRITABLE'],
  ])('stay what they were when the disk says %s', async (code, expected) => {
    await open().write(Buffer.from('old'));
    await expect(open(failing(code)).write(Buffer.from('new'))).rejects.toMatchObject({ code: expected });
    expect(String(await open().read())).toBe('old');
    expect(await readdir(join(folder, 'store'))).toEqual(['data.bin']);
  });

  it('are tidied of what a killed process left half written, not of what is being written', async () => {
    await open().write(Buffer.from('old'));
    const long = new Date(Date.now() - 3_600_000);
    await writeFile(join(folder, 'store', '.dead.tmp'), 'half');
    await utimes(join(folder, 'store', '.dead.tmp'), long, long);
    await writeFile(join(folder, 'store', '.live.tmp'), 'half');
    await open().write(Buffer.from('new'));
    expect((await readdir(join(folder, 'store'))).sort()).toEqual(['.live.tmp', 'data.bin']);
  });

  it.skipIf(process.platform === 'win32')('belong to their owner alone', async () => {
    await open().write(Buffer.from('x'));
    expect((await stat(join(folder, 'store', 'data.bin'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'store'))).mode & 0o777).toBe(0o700);
  });
});
