import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followSettings } from './follow.js';
import { type ReadSettings, readSettings } from './operate.js';
import { watchSettings } from './watch.js';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-watch-'));
  path = join(folder, 'DmpConnect-JS2.xml');
  await write(1);
});
afterEach(() => rm(folder, { recursive: true }));

const textWith = (port: number | string) => `<config>\n<server><port>${port}</port></server></config>`;
const write = (port: number | string) => writeFile(path, textWith(port));
const summary = ({ settings, problems, present }: ReadSettings) =>
  present ? (settings?.server.port ?? problems.map((problem) => problem.path)) : 'gone';

/** A follower of the file, and what its listener was told. */
async function follow(settle: () => Promise<void> = async () => undefined) {
  const told: unknown[] = [];
  const follower = followSettings(await readSettings({ path }), {
    read: () => readSettings({ path }),
    listener: (found) => told.push(summary(found)),
    settle,
  });
  return { told, look: () => follower.look() };
}

describe('the following of a settings file', () => {
  it('tells each new content once, right or wrong', async () => {
    const { told, look } = await follow();
    await look();
    for (const port of [2, 2, 'x', 'x', 2, 3]) {
      await write(port);
      await look();
    }
    expect(told).toEqual([2, ['server/port'], 2, 3]);
  });

  it('waits for the end of a save that removes, writes in pieces or renames', async () => {
    const { told, look } = await follow(() => write(2));
    await writeFile(path, '<config>\n<serv');
    await look();
    expect(told).toEqual([2]);
    await rm(path);
    await look();
    expect(told).toEqual([2]);
    await writeFile(`${path}~`, textWith(3));
    await rename(`${path}~`, path);
    await look();
    expect(told).toEqual([2, 3]);
  });

  it('believes a file that stays gone or broken', async () => {
    const { told, look } = await follow();
    await writeFile(path, '<config>');
    await look();
    await rm(path);
    await look();
    await write(1);
    await look();
    expect(told).toEqual([['config'], 'gone', 1]);
  });

  it('looks again at what changes while it looks', async () => {
    const { told, look } = await follow();
    await write(2);
    const first = look();
    await write(3);
    await Promise.all([first, look()]);
    expect(told.at(-1)).toBe(3);
  });
});

describe('the watch of a settings file', () => {
  it('sees a save by renaming without being asked, and nothing once closed', async () => {
    const told: unknown[] = [];
    const watch = await watchSettings((found) => told.push(summary(found)), { path, everyMs: 20 });
    await writeFile(`${path}.new`, textWith(2));
    await rename(`${path}.new`, path);
    await expect.poll(() => told).toEqual([2]);
    watch.close();
    await write(3);
    expect(told).toEqual([2]);
  });
});
