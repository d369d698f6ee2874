import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@dmpconnect/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { childrenOf, untilGone } from '../testing/processes.js';
import { type Program, startProgram } from '../testing/program.js';

/** What the connector keeps and its journals lie on a disk of their own, of this size. */
const DISK = '6m';

vi.setConfig({ testTimeout: 300_000 });

/** A disk in memory on this folder; false where this account may mount none. */
function mountDisk(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=0700`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

const root = await mkdtemp(join(tmpdir(), 'dmpconnect-full-disk-'));
const disk = join(root, 'connector');
const mounted = mountDisk(disk);
if (!mounted) console.warn('This account may mount no disk: the tests of the full disk are skipped.');

const filler = join(disk, 'filler');

/** Leaves no room at all. The connector writes meanwhile, so only a refused write tells that nothing is left. */
function fillDisk(): void {
  const block = Buffer.alloc(statfsSync(disk).bsize);
  try {
    for (;;) appendFileSync(filler, block);
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
}
const freeDisk = () => rm(filler, { force: true });

describe.skipIf(!mounted)('a full disk', () => {
  const content = (letter: string) => Buffer.alloc(40_000, letter).toString('base64');
  let sandbox: Sandbox;
  let program: Program;

  beforeAll(async () => {
    sandbox = await startSandbox({ stateDirectory: root, server: false });
    program = await startProgram(sandbox.ready.config);
  });
  afterAll(async () => {
    await program?.kill();
    await sandbox?.stop();
  });

  const open = async (s_applicationId: string) => {
    const { answer } = await program.send({ s_commandName: 'hl_openSession', s_applicationId });
    expect(answer).toMatchObject({ s_status: 'OK' });
    return async (name: string, fields: object = {}) =>
      (await program.send({ s_commandName: name, s_sessionId: answer.s_sessionId, ...fields })).answer;
  };

  it('refuses new persistent data in words, keeps those before, and everything else goes on', async () => {
    const send = await open('full-disk');
    expect(await send('hl_setPersistantData', { s_persistantData64: content('a') })).toEqual({
      s_status: 'OK',
    });
    fillDisk();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const refused = await send('hl_setPersistantData', { s_persistantData64: content('b') });
      expect(refused).toMatchObject({ s_status: expect.stringMatching(/ERROR$/) });
      expect(JSON.stringify(refused)).toMatch(/disk/i);
    }
    expect(await send('hl_getPersistantData')).toMatchObject({ s_persistantData64: content('a') });
    // The journals can write nothing: commands and new applications do not notice.
    for (let round = 0; round < 30; round += 1) {
      expect(await send('hl_getSessionDataSize')).toMatchObject({ s_status: 'OK' });
    }
    const other = await open('started-on-a-full-disk');
    expect(await other('hl_getSessionDataSize')).toMatchObject({ s_status: 'OK' });
    await other('hl_closeSession');

    await freeDisk();
    expect(await send('hl_setPersistantData', { s_persistantData64: content('b') })).toEqual({
      s_status: 'OK',
    });
    expect(await send('hl_getPersistantData')).toMatchObject({ s_persistantData64: content('b') });
    expect(leftovers()).toEqual([]);
  });

  it('meanwhile a master killed leaves no process, and one that starts again serves with what was kept', async () => {
    const send = await open('full-disk');
    expect(await send('hl_getPersistantData')).toMatchObject({ s_persistantData64: content('b') });
    fillDisk();
    const workers = childrenOf(program.pid);
    await program.kill();
    await untilGone(workers);

    program = await startProgram(sandbox.ready.config);
    const again = await open('full-disk');
    expect(await again('hl_getPersistantData')).toMatchObject({ s_persistantData64: content('b') });
    await freeDisk();
    await program.stop();

    program = await startProgram(sandbox.ready.config);
    const last = await open('full-disk');
    expect(await last('hl_getPersistantData')).toMatchObject({ s_persistantData64: content('b') });
  });

  it('is told in the journal once there is room again, with the number of entries that were lost', async () => {
    const journal = join(disk, 'journal', 'dmpConnect-js2.log');
    await open('before-full-disk');
    fillDisk();
    const send = await open('journal-full-disk');
    // More than what the last block of the journal still takes.
    for (let round = 0; round < 60; round += 1) {
      await program.send({ s_commandName: 'hl_nothing', s_sessionId: 'x'.repeat(200) });
    }
    await send('hl_closeSession');
    await freeDisk();
    await vi.waitFor(
      async () => {
        await program.send({ s_commandName: 'hl_nothing' });
        expect(await readFile(journal, 'utf8')).toMatch(/\d+ entries could not be written\./);
      },
      { timeout: 60_000, interval: 500 },
    );
  });

  function leftovers(): string[] {
    const found = execFileSync('find', [disk, '-name', '*.tmp'], { encoding: 'utf8' });
    return found.split('\n').filter((line) => line !== '');
  }
});

afterAll(async () => {
  if (mounted) execFileSync('umount', ['-l', disk]);
  if (existsSync(root)) await rm(root, { recursive: true, force: true });
});
