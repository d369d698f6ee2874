import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newSessionFolder, pruneFullFiles, pruneSessionFolders } from './session-folders.js';

let sessions: string;

/** Nothing goes. */
const ALL = { kept: 1000, days: 0, bytes: Number.POSITIVE_INFINITY };

beforeEach(async () => {
  sessions = await mkdtemp(join(tmpdir(), 'sessions-'));
});

afterEach(async () => {
  await rm(sessions, { recursive: true });
});

describe('the folders of workers’ journals', () => {
  it('are named by a random number', () => {
    const names = Array.from({ length: 20 }, () => newSessionFolder(sessions).slice(sessions.length + 1));
    for (const name of names) expect(name).toMatch(/^\d{1,10}$/);
    expect(new Set(names).size).toBeGreaterThan(1);
  });

  it('are removed when they are old, judged by the last line written, and nothing else is', async () => {
    for (const [index, name] of ['11', '22', '33'].entries()) {
      await mkdir(join(sessions, name));
      await writeFile(join(sessions, name, 'dmp-connect.log'), 'x');
      const at = new Date(2026, 0, index + 1);
      await utimes(join(sessions, name, 'dmp-connect.log'), at, at);
      await utimes(join(sessions, name), new Date(0), new Date(0));
    }
    await mkdir(join(sessions, 'kept by hand'));
    expect(await pruneSessionFolders(sessions, { ...ALL, kept: 2 })).toBe(1);
    expect((await readdir(sessions)).sort()).toEqual(['22', '33', 'kept by hand']);
  });

  it('are removed when they are too old or too large together, those of the last day excepted', async () => {
    const now = Date.UTC(2026, 5, 30);
    const write = async (name: string, daysAgo: number, size: number) => {
      await mkdir(join(sessions, name));
      await writeFile(join(sessions, name, 'dmp-connect.log'), Buffer.alloc(size));
      const at = new Date(now - daysAgo * 86_400_000);
      await utimes(join(sessions, name, 'dmp-connect.log'), at, at);
      await utimes(join(sessions, name), at, at);
    };
    await write('1', 40, 1);
    await write('2', 20, 600);
    await write('3', 10, 600);
    await write('4', 0.5, 2000);
    expect(await pruneSessionFolders(sessions, { ...ALL, days: 30 }, now)).toBe(1);
    expect((await readdir(sessions)).sort()).toEqual(['2', '3', '4']);
    await pruneSessionFolders(sessions, { ...ALL, bytes: 2700 }, now);
    expect((await readdir(sessions)).sort()).toEqual(['3', '4']);
    await pruneSessionFolders(sessions, { ...ALL, bytes: 1 }, now);
    expect(await readdir(sessions)).toEqual(['4']);
  });

  it('may not exist', async () => {
    expect(await pruneSessionFolders(join(sessions, 'none'), ALL)).toBe(0);
  });
});

describe('the full files of a journal', () => {
  it('are removed once they are old, the present one never', async () => {
    for (const name of ['dmp-connect.log', 'dmp-connect.log.1', 'dmpConnect-js2.log.2', 'other.log.1']) {
      await writeFile(join(sessions, name), 'x');
      await utimes(join(sessions, name), new Date(0), new Date(0));
    }
    await writeFile(join(sessions, 'dmpConnect-js2.log.1'), 'young');
    expect(await pruneFullFiles(sessions, 0)).toBe(0);
    expect(await pruneFullFiles(sessions, 30)).toBe(2);
    expect((await readdir(sessions)).sort()).toEqual([
      'dmp-connect.log',
      'dmpConnect-js2.log.1',
      'other.log.1',
    ]);
  });
});
