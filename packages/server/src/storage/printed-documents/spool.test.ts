import {
  link,
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Logger } from '../../logging/logger.js';
import { currentPlatform } from '../../platform/index.js';
import { SILENT_LOGGER } from '../../testing/silent.js';
import { openSpool, type Spool } from './spool.js';

const platform = currentPlatform();
const never = new AbortController().signal;

let parent: string;
let folder: string;
let opened: Spool[];
/** Both clocks of the spool, beside those of the files. */
let clock: { ms: number };

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'spool-'));
  folder = join(parent, 'store');
  opened = [];
  clock = { ms: Date.now() };
});

afterEach(async () => {
  for (const spool of opened) spool.close();
  await rm(parent, { recursive: true });
});

async function open(options: { readonly maxBytes?: number; readonly log?: Logger } = {}): Promise<Spool> {
  const spool = await openSpool({
    folder,
    maxBytes: 1000,
    platform,
    log: SILENT_LOGGER,
    clock: { now: () => clock.ms, elapsed: () => clock.ms },
    ...options,
  });
  opened.push(spool);
  return spool;
}

/** Drops a file that was written at a second of the hour. */
async function drop(name: string, content: string, second = 0): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  const at = new Date(Date.now() - 3_600_000 + second * 1000);
  await utimes(path, at, at);
}

/** So long after what was dropped that everything is still. */
const later = (): void => {
  clock.ms = Date.now() + 5000;
};

const show = async (spool: Spool) =>
  (await spool.pending()).map(({ name, bytes }) => `${name}=${Buffer.from(bytes)}`);

describe('a dropped file', () => {
  it('is a document once it has not changed for a second, not before', async () => {
    const spool = await open();
    await drop('ordonnance.pdf', 'half');
    expect(await spool.count()).toBe(0);
    await drop('ordonnance.pdf', 'half and the rest');
    clock.ms += 999;
    expect(await spool.count()).toBe(0);
    later();
    expect(await show(spool)).toEqual(['ordonnance=half and the rest']);
  });

  it('is complete by being left alone, when its dates come from another clock', async () => {
    const spool = await open();
    await drop('x.pdf', 'x');
    // A server an hour ahead: the file is from the future as far as this machine can tell.
    clock.ms = Date.now() - 3_600_000;
    expect(await spool.count()).toBe(0);
    clock.ms += 999;
    expect(await spool.count()).toBe(0);
    clock.ms += 1;
    expect(await spool.count()).toBe(1);
  });

  it.each(['.x.pdf', 'x.pdf.part', 'x.TMP', 'x.crdownload', 'Thumbs.db'])(
    'is not looked at under the name %s, until it is renamed',
    async (name) => {
      const spool = await open();
      await drop(name, 'x');
      later();
      expect(await spool.count()).toBe(0);
      await rename(join(folder, name), join(folder, 'ready.pdf'));
      later();
      expect(await show(spool)).toEqual(['ready=x']);
    },
  );

  it('is left where it is when it is empty, too large, a folder or a second name of another', async () => {
    const warn = vi.fn();
    const spool = await open({ maxBytes: 3, log: { ...SILENT_LOGGER, warn } });
    await drop('empty.pdf', '');
    await drop('DUPONT.pdf', 'four');
    await mkdir(join(folder, 'folder.pdf'));
    await writeFile(join(parent, 'other'), 'x');
    await link(join(parent, 'other'), join(folder, 'linked.pdf'));
    later();
    expect([await spool.count(), await spool.count()]).toEqual([0, 0]);
    // Said once, without the name: it may be a patient's.
    expect(warn.mock.calls).toEqual([[{ bytes: 4, most: 3 }, expect.not.stringContaining('DUPONT')]]);
    expect((await readdir(folder)).sort()).toEqual(['DUPONT.pdf', 'empty.pdf', 'folder.pdf', 'linked.pdf']);
  });

  it.skipIf(process.platform === 'win32')('gives away nothing when it is a link', async () => {
    const spool = await open();
    await writeFile(join(parent, 'secret'), 'secret');
    await symlink(join(parent, 'secret'), join(folder, 'x.pdf'));
    // Somebody who can write where documents wait puts one there too.
    const planted = join(folder, '.accepted', '000000000001.00000000-0000-4000-8000-000000000000');
    await mkdir(planted, { recursive: true });
    await symlink(join(parent, 'secret'), join(planted, 'y.pdf'));
    later();
    expect(await spool.pending()).toEqual([]);
    expect(await readdir(parent)).toContain('secret');
  });
});

describe('documents that wait', () => {
  it('are in the order they were written in, and keep it with their ids over a restart', async () => {
    const spool = await open();
    for (const [name, second] of [
      ['b.pdf', 3],
      ['c.pdf', 1],
      ['a.pdf', 2],
    ] as const) {
      await drop(name, name, second);
    }
    later();
    const before = await spool.pending();
    expect(before.map(({ name }) => name)).toEqual(['c', 'a', 'b']);
    spool.close();
    const again = await open();
    await drop('older than all.pdf', 'x', -100);
    later();
    const after = await again.pending();
    expect(after.slice(0, 3)).toEqual(before);
    expect(after.map(({ name }) => name)).toEqual(['c', 'a', 'b', 'older than all']);
  });

  it('may bear the same name', async () => {
    const spool = await open();
    await drop('x.pdf', 'one');
    later();
    await spool.count();
    await drop('x.pdf', 'two');
    later();
    expect(await show(spool)).toEqual(['x=one', 'x=two']);
  });

  it('are taken one by one, each by one caller', async () => {
    const spool = await open();
    for (let index = 0; index < 5; index += 1) await drop(`${index}.pdf`, String(index), index);
    later();
    const taken = await Promise.all(Array.from({ length: 6 }, () => spool.take(never)));
    expect(taken.map(({ document }) => document?.name)).toEqual(['0', '1', '2', '3', '4', undefined]);
    expect(taken.map(({ remaining }) => remaining)).toEqual([4, 3, 2, 1, 0, 0]);
    expect(await readdir(join(folder, '.accepted'))).toEqual([]);
  });

  it('stay when nobody waits for the answer any more', async () => {
    const spool = await open();
    await drop('x.pdf', 'x');
    later();
    await expect(spool.take(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(await spool.count()).toBe(1);
  });

  it('are removed by their ids, all of them, or none when one is unknown', async () => {
    const spool = await open();
    for (const name of ['a', 'b', 'c']) await drop(name, name);
    later();
    const [a, b] = await spool.pending();
    expect(await spool.flush([a!.id, 'unknown'])).toEqual(['unknown']);
    expect(await spool.count()).toBe(3);
    expect(await spool.flush([a!.id, b!.id])).toEqual([]);
    expect(await show(spool)).toEqual(['c=c']);
    expect(await spool.flush([])).toEqual([]);
    expect(await spool.count()).toBe(1);
    expect(await spool.flush(undefined)).toEqual([]);
    expect(await spool.count()).toBe(0);
  });

  it('are not disturbed by a move that was cut short', async () => {
    const spool = await open();
    await drop('x.pdf', 'x');
    later();
    await spool.count();
    await mkdir(join(folder, '.accepted', '000000000002.00000000-0000-4000-8000-000000000000'));
    expect(await show(spool)).toEqual(['x=x']);
    expect(await readdir(join(folder, '.accepted'))).toHaveLength(1);
  });

  it.skipIf(process.platform === 'win32')('belong to their owner alone', async () => {
    await open();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });
});

describe('an arrival', () => {
  it('is told to each who listens, once for what came together', async () => {
    const spool = await open();
    const told: string[] = [];
    const stops = ['one', 'two'].map((who) => spool.onArrival(() => told.push(who)));
    await drop('a.pdf', 'a');
    await drop('b.pdf', 'b');
    later();
    await spool.count();
    expect(told).toEqual(['one', 'two']);
    stops[0]!();
    await drop('c.pdf', 'c');
    later();
    await spool.count();
    expect(told).toEqual(['one', 'two', 'two']);
  });

  it('is noticed without anybody asking', async () => {
    // With the real clocks: the watch, the second look and the move, all by themselves.
    const spool = await openSpool({ folder, maxBytes: 1000, platform, log: SILENT_LOGGER });
    opened.push(spool);
    const arrival = new Promise<void>((resolve) => spool.onArrival(resolve));
    await writeFile(join(folder, 'x.pdf'), 'x');
    await arrival;
    expect(await show(spool)).toEqual(['x=x']);
  });
});
