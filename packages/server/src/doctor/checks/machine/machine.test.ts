import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { currentPlatform, readSurroundings, recordProcess } from '../../../platform/index.js';
import { makeInstallation, NOTHING_USED, type TestInstallation, tell } from '../../testing/context.js';
import { judgeDisk, machineDisk, measureDisk } from './disk.js';
import { machineGhostscript } from './ghostscript.js';
import { machineJournals } from './journals.js';
import { machineLocks } from './locks.js';
import { judgeProcesses, machineProcesses } from './processes.js';

const made: TestInstallation[] = [];
const install = (sections = ''): TestInstallation => {
  const installation = makeInstallation(NOTHING_USED + sections);
  made.push(installation);
  return installation;
};
afterEach(() => {
  for (const installation of made.splice(0)) installation.remove();
});

describe('the line of Ghostscript', () => {
  const line = async (sections: string, path = '') =>
    tell(
      await machineGhostscript.run(
        await install(sections).context({
          surroundings: { ...readSurroundings(), env: { PATH: path } },
          platform: { ...currentPlatform(), name: 'win32' },
        }),
      ),
    );

  it('tells one that works, cannot be started, is missing, or is not wanted', async () => {
    const { folder } = install();
    const program = join(folder, 'gs');
    writeFileSync(program, '#!/bin/sh\necho 10.3.1\n');
    chmodSync(program, 0o755);
    const named = (path: string) => `<pdf><ghostscript>${path}</ghostscript></pdf>`;
    expect(await line(named(program))).toMatch(/^ok: Ghostscript 10\.3\.1/);
    writeFileSync(program, '#!/bin/sh\nexit 1\n');
    expect(await line(named(program))).toMatch(/^failure: /);
    expect(await line(named(join(folder, 'nowhere')))).toMatch(/^failure: /);
    // Looked for as on Windows: nothing of this machine is found.
    expect(await line('', folder)).toMatch(/^warning: .*pas installé/);
    expect(await line('<pdf><conversion>false</conversion></pdf>')).toMatch(/^skipped: /);
  });
});

describe('the lines of the disk', () => {
  it('are measured where the folders are, or will be', async () => {
    const context = await install().context();
    const found = await measureDisk(context.folders.state);
    expect(found).toMatchObject({ exists: false, writable: true });
    mkdirSync(context.folders.state, { recursive: true });
    expect(await measureDisk(context.folders.state)).toMatchObject({ exists: true });
    expect([await machineDisk.run(context)].flat()).toHaveLength(2);
  });

  it('tell little room and none', () => {
    const line = (megabytes: number) =>
      judgeDisk('/x', { exists: true, writable: true, freeBytes: megabytes * 1024 ** 2 }).outcome;
    expect([line(5000), line(800), line(10)]).toEqual(['ok', 'warning', 'failure']);
    expect(judgeDisk('/x', undefined).outcome).toBe('skipped');
  });
});

describe('the line of the processes', () => {
  const SILENT = { answers: false, why: 'refused' } as const;
  const ANSWERS = { answers: true, version: '1', sessions: 0, verified: true } as const;
  const platform = currentPlatform();

  it('finds a worker without its master, a master that does not answer, and what is gone', async () => {
    const context = await install().context({ port: 1 });
    const { processes } = context.folders;
    const line = async () => tell(await machineProcesses.run(context));
    expect(await line()).toMatch(/^ok: /);
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    await once(child, 'spawn');
    const forget = await recordProcess(processes, 'worker', child.pid ?? 0, platform);
    expect(await line()).toMatch(/^failure: .*sans leur maître/);
    await forget();
    await recordProcess(processes, 'master', child.pid ?? 0, platform);
    expect(await line()).toMatch(/^failure: .*fonctionne mais ne répond pas/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await line()).toMatch(/^warning: 1 trace/);
  });

  it('finds two masters, and nothing wrong with one that answers', () => {
    const record = (role: 'master' | 'worker', pid: number) => ({
      path: `${pid}`,
      record: { role, pid, start: 'x' },
      running: true,
    });
    expect(judgeProcesses([record('master', 1), record('master', 2)], ANSWERS).outcome).toBe('failure');
    expect(judgeProcesses([record('master', 1), record('worker', 2)], ANSWERS).outcome).toBe('ok');
    expect(judgeProcesses([], SILENT).outcome).toBe('ok');
  });
});

describe('the line of the locks', () => {
  it('tells a lock that was left, not one that is held', async () => {
    const made = install();
    const line = async (seconds: number) => {
      const now = () => new Date(Date.now() + seconds * 1000);
      return tell(await machineLocks.run(await made.context({ now })));
    };
    expect(await line(0)).toMatch(/^ok: /);
    writeFileSync(`${made.settingsFile}.lock`, '');
    expect(await line(1)).toMatch(/^ok: /);
    expect(await line(60)).toMatch(/^warning: .*verrou/);
  });
});

describe('the line of the journals', () => {
  it('tells a missing folder, and dumps that hold health data', async () => {
    const plain = await install().context();
    expect(tell(await machineJournals.run(plain))).toMatch(/^warning: .*n’existe pas/);
    mkdirSync(plain.folders.masterJournals, { recursive: true });
    expect(tell(await machineJournals.run(plain))).toMatch(/^ok: /);
    const dumping = install(
      '<dmpconnect><transactionDumpDirectory>dumps</transactionDumpDirectory></dmpconnect>',
    );
    expect(tell(await machineJournals.run(await dumping.context()))).toMatch(/^warning: .*données de santé/);
  });
});
