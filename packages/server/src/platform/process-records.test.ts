import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SILENT_LOGGER } from '../testing/silent.js';
import { currentPlatform } from './current.js';
import { cleanZombies, recordProcess } from './process-records.js';

const platform = currentPlatform();
let folder: string;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'records-'));
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

/** A process that waits, ready when it says so. `stubborn` ignores a request to end. */
async function start(stubborn = false): Promise<ChildProcess & { readonly pid: number }> {
  const ignore = stubborn ? "process.on('SIGTERM',()=>{});" : '';
  const child = spawn(process.execPath, ['-e', `${ignore}setInterval(()=>{},1000);console.log('ready')`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  await once(child.stdout!, 'data');
  return Object.assign(child, { pid: child.pid! });
}

const clean = (graceMs = 3_000) => cleanZombies({ folder, platform, logger: SILENT_LOGGER, graceMs });

describe('cleaning at start', () => {
  it('ends the processes written down by an earlier start, master first, and forgets them', async () => {
    const [worker, master] = [await start(), await start()];
    await recordProcess(folder, 'worker', worker.pid, platform);
    await recordProcess(folder, 'master', master.pid, platform);
    const exits = [once(worker, 'exit'), once(master, 'exit')];
    expect((await clean()).map(({ role, pid }) => [role, pid])).toEqual([
      ['master', master.pid],
      ['worker', worker.pid],
    ]);
    await Promise.all(exits);
    expect(await readdir(folder)).toEqual([]);
    expect(await clean()).toEqual([]);
  });

  it('ends a process that does not want to end', async () => {
    const child = await start(true);
    await recordProcess(folder, 'worker', child.pid, platform);
    const exit = once(child, 'exit');
    await clean(200);
    expect(await exit).toEqual(process.platform === 'win32' ? expect.anything() : [null, 'SIGKILL']);
  });

  it('leaves a process alone whose number was ours but whose start is not', async () => {
    const child = await start();
    await recordProcess(folder, 'master', child.pid, platform);
    const record = { role: 'master', pid: child.pid, start: 'the start of another' };
    await writeFile(join(folder, `master-${child.pid}.json`), JSON.stringify(record));
    expect(await clean()).toEqual([]);
    expect(child.exitCode).toBeNull();
    expect(await platform.processStart(child.pid)).toBeDefined();
    expect(await readdir(folder)).toEqual([]);
  });

  it('never ends itself, and keeps its own record', async () => {
    await recordProcess(folder, 'master', process.pid, platform);
    expect(await clean()).toEqual([]);
    expect(await readdir(folder)).toEqual([`master-${process.pid}.json`]);
  });

  it.each(['', '{', '{"role":"master","pid":-1,"start":"x"}', '{"role":"other","pid":1,"start":"x"}'])(
    'removes a record that says nothing: %s',
    async (text) => {
      await writeFile(join(folder, 'master-1.json'), text);
      expect(await clean()).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('goes on, and says so, when a process cannot be ended', async () => {
    const child = await start();
    await recordProcess(folder, 'worker', child.pid, platform);
    const error = vi.fn();
    const stuck = { ...platform, terminate: () => undefined };
    const logger = { ...SILENT_LOGGER, error };
    expect(await cleanZombies({ folder, platform: stuck, logger, graceMs: 50 })).toEqual([]);
    expect(error).toHaveBeenCalledOnce();
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('finds nothing to do in a folder that does not exist', async () => {
    expect(await cleanZombies({ folder: join(folder, 'none'), platform, logger: SILENT_LOGGER })).toEqual([]);
  });
});

describe('a record', () => {
  it('goes with its process', async () => {
    const release = await recordProcess(folder, 'master', process.pid, platform);
    await release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not written for a process that is gone already', async () => {
    const child = await start();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const release = await recordProcess(folder, 'worker', child.pid, platform);
    expect(await readdir(folder)).toEqual([]);
    await release();
  });
});
