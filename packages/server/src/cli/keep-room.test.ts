import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../config/index.js';
import type { DumpState } from '../dumps/index.js';
import { currentPlatform } from '../platform/index.js';
import { SILENT_LOGGER } from '../testing/silent.js';
import { keepRoom } from './keep-room.js';

let folder: string;
let dumps: string;
const RUN = '20260301T120000123Z-7';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'room-'));
  dumps = join(folder, 'dumps');
  await mkdir(join(dumps, RUN), { recursive: true });
  await writeFile(join(dumps, RUN, 'young'), 'x');
});
afterEach(() => rm(folder, { recursive: true }));

/** One look of a service with these dumps. */
async function look(state: DumpState | undefined): Promise<void> {
  const room = keepRoom({
    folders: {
      state: join(folder, 'state'),
      masterJournals: folder,
      sessionJournals: join(folder, 'sessions'),
    },
    settings: defaultSettings,
    dumps: () => state,
    platform: currentPlatform(),
    log: SILENT_LOGGER,
  });
  await room.look();
  room.close();
}

const record = () => readFile(join(folder, 'state', 'dump-folders.json'), 'utf8');

describe('the room of journals and dumps', () => {
  it('is freed of dumps that were switched off, in their time, over restarts', async () => {
    await look({ folder: dumps, days: 7, megabytes: 1 });
    await look(undefined);
    expect(await readdir(join(dumps, RUN))).toEqual(['young']);
    expect(await record()).toContain(JSON.stringify(dumps));
    await utimes(join(dumps, RUN, 'young'), new Date(0), new Date(0));
    await look(undefined);
    expect(await readdir(dumps)).toEqual([]);
    expect(await record()).toBe('[]');
  });

  it('is never freed on the word of a broken record', async () => {
    await utimes(join(dumps, RUN, 'young'), new Date(0), new Date(0));
    await mkdir(join(folder, 'state'));
    await writeFile(join(folder, 'state', 'dump-folders.json'), '[{"folder":1}]');
    await look(undefined);
    expect(await readdir(join(dumps, RUN))).toEqual(['young']);
  });

  it('is freed of journals that nobody wrote for long', async () => {
    const old = join(folder, 'sessions', '12345');
    await mkdir(old, { recursive: true });
    for (const path of [
      join(folder, 'dmp-connect.log.1'),
      join(folder, 'dmp-connect.log'),
      join(old, 'dmp-connect.log'),
    ]) {
      await writeFile(path, 'x');
      await utimes(path, new Date(0), new Date(0));
    }
    await utimes(old, new Date(0), new Date(0));
    await look(undefined);
    expect(await readdir(join(folder, 'sessions'))).toEqual([]);
    expect(await readdir(folder)).not.toContain('dmp-connect.log.1');
    expect(await readdir(folder)).toContain('dmp-connect.log');
  });
});
