import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentPlatform } from '../platform/index.js';
import { makePrivateFolder, readFileIfPresent, writeFileAtomically, writeFileOnce } from './atomic-write.js';

const platform = currentPlatform();
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atomic-'));
  path = join(folder, 'a', 'b.json');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('an atomic write', () => {
  it('makes the missing folders and replaces what was there', async () => {
    await writeFileAtomically(path, 'one', { platform });
    await writeFileAtomically(path, new Uint8Array([50]), { platform });
    expect(await readFile(path, 'utf8')).toBe('2');
    expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
  });

  it.skipIf(process.platform === 'win32')(
    'gives the file to its owner, or lets everyone read it',
    async () => {
      await writeFileAtomically(path, 'x', { platform });
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      await writeFileAtomically(path, 'x', { platform, access: 'everyone-reads' });
      expect((await stat(path)).mode & 0o777).toBe(0o644);
    },
  );

  it.each(['protect', 'replaceFile'] as const)(
    'leaves the old content and no trace when %s fails',
    async (step) => {
      await writeFileAtomically(path, 'old', { platform });
      const broken = { ...platform, [step]: () => Promise.reject(new Error('no')) };
      await expect(writeFileAtomically(path, 'new', { platform: broken })).rejects.toMatchObject({
        code: 'STORAGE_UNWRITABLE',
        message: expect.stringContaining(path),
      });
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
    },
  );

  it('never shows a part of a content to a reader', async () => {
    const contents = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(200_000));
    await writeFileAtomically(path, contents[0]!, { platform });
    let writing = true;
    const reading = (async () => {
      const seen: string[] = [];
      while (writing) seen.push(await readFile(path, 'utf8'));
      return seen;
    })();
    for (const content of contents) await writeFileAtomically(path, content, { platform });
    writing = false;
    for (const text of await reading) {
      expect(text.length).toBe(200_000);
      expect(new Set(text).size).toBe(1);
    }
  });
});

describe('a file written once', () => {
  it('holds one content, known to all, when several write it at the same time', async () => {
    const wanted = Array.from({ length: 10 }, (_, index) => `content ${index}`);
    const told = await Promise.all(wanted.map((content) => writeFileOnce(path, content, { platform })));
    expect(new Set(told)).toEqual(new Set([await readFile(path, 'utf8')]));
    expect(wanted).toContain(told[0]);
    expect(await readdir(join(folder, 'a'))).toEqual(['b.json']);
  });
});

describe('reading', () => {
  it('gives nothing for a file that is not there, and an error for one that cannot be read', async () => {
    expect(await readFileIfPresent(path)).toBeUndefined();
    await expect(readFileIfPresent(folder)).rejects.toMatchObject({ code: 'STORAGE_UNREADABLE' });
  });
});

describe('a private folder', () => {
  it.skipIf(process.platform === 'win32')(
    'is its owner’s when it is made, and keeps its rights when it existed',
    async () => {
      await makePrivateFolder(join(folder, 'p', 'q'), platform);
      expect((await stat(join(folder, 'p'))).mode & 0o777).toBe(0o700);
      expect((await stat(join(folder, 'p', 'q'))).mode & 0o777).toBe(0o700);
      await chmod(folder, 0o755);
      await makePrivateFolder(folder, platform);
      expect((await stat(folder)).mode & 0o777).toBe(0o755);
    },
  );

  it('cannot be made under a file', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(makePrivateFolder(join(folder, 'file', 'x'), platform)).rejects.toMatchObject({
      code: 'STORAGE_UNWRITABLE',
    });
  });
});
