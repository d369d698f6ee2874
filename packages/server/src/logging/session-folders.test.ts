import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newSessionFolder, pruneSessionFolders } from './session-folders.js';

let sessions: string;

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
    expect(await pruneSessionFolders(sessions, 2)).toBe(1);
    expect((await readdir(sessions)).sort()).toEqual(['22', '33', 'kept by hand']);
  });

  it('may not exist', async () => {
    expect(await pruneSessionFolders(join(sessions, 'none'), 1)).toBe(0);
  });
});
