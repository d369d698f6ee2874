import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Sandbox, startSandbox } from '@dmpconnect/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { childrenOf, killNow, untilGone } from '../testing/processes.js';
import { type Program, startProgram } from '../testing/program.js';
import { makeStateDirectory } from '../testing/state-directory.js';
import { keepData } from './testing/kept-data.js';
import { createRandom } from './testing/random.js';

/** Kills of each kind, few here and more with `npm run test:soak`; `CHAOS_SEED` repeats a run. */
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 1);
const SEED = Number(process.env.CHAOS_SEED ?? 4);

/** Writes of each application that are answered before the kill, at most. */
const MOST_WRITES = 6;

vi.setConfig({ testTimeout: 600_000 });

let stateDirectory: string;
let sandbox: Sandbox;
let program: Program | undefined;
const start = async () => {
  program = await startProgram(sandbox.ready.config);
  return program;
};

beforeAll(async () => {
  stateDirectory = await makeStateDirectory('chaos');
  sandbox = await startSandbox({ stateDirectory, server: false });
});
afterAll(async () => {
  await program?.kill();
  await sandbox?.stop();
  await rm(stateDirectory, { recursive: true, force: true });
});

/** Writes of two applications at once, cut by `kill` while some of them are under way. */
async function writeUntilKilled(
  applications: readonly ReturnType<typeof keepData>[],
  { send }: Program,
  writes: number,
  kill: () => void,
): Promise<void> {
  const cut = applications.map(async (application) => {
    for (let done = 0; done < writes; done += 1) await application.writeNext(send);
    // The kill meets this one, at whatever stage it is.
    const last = application.writeNext(send);
    kill();
    await last;
  });
  // Its own connection was cut: all an application sees of it.
  await Promise.allSettled(cut);
}

describe('SIGKILL', () => {
  it('of the master at random moments leaves no process and no half-written data, and the next start is clean', async () => {
    const random = createRandom(SEED);
    const applications = [keepData('chaos-one'), keepData('chaos-two')];
    let caFile: string | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      const master = await start();
      caFile ??= master.caFile;
      expect(master.caFile).toBe(caFile);
      for (const application of applications) await application.open(master.send);
      const workers = childrenOf(master.pid);
      expect(workers).toHaveLength(2);
      await writeUntilKilled(applications, master, random(MOST_WRITES), () => killNow(master.pid));
      expect((await master.ended).signal).toBe('SIGKILL');
      await untilGone(workers);
    }
    const last = await start();
    for (const application of applications) await application.open(last.send);
    expect((await last.stop()).code).toBe(0);
    expect(await readdir(join(dirname(dirname(last.caFile)), 'processes'))).toEqual([]);
  });

  it('of a worker at random moments costs its own sessions only, and loses nothing', async () => {
    const random = createRandom(SEED + 1);
    const [victim, other] = [keepData('chaos-victim'), keepData('chaos-other')];
    const master = await start();
    await other.open(master.send);
    const untouched = childrenOf(master.pid);
    for (let round = 0; round < ROUNDS; round += 1) {
      await victim.open(master.send);
      const [worker] = childrenOf(master.pid).filter((pid) => !untouched.includes(pid));
      await writeUntilKilled([victim], master, random(MOST_WRITES), () => killNow(worker!));
      await untilGone([worker!]);
      await other.writeNext(master.send);
    }
    await victim.open(master.send);
    await other.open(master.send);
    expect(childrenOf(master.pid)).toEqual(expect.arrayContaining([...untouched]));
    await master.stop();
  });

  it('of the master ends a worker that hangs for good too', async () => {
    const master = await start();
    const { answer } = await master.send({
      s_commandName: 'hl_openSession',
      s_applicationId: 'chaos-hanging',
    });
    await master.send({ s_commandName: 'hl_zombie', s_sessionId: answer.s_sessionId });
    const workers = childrenOf(master.pid);
    await master.kill();
    await untilGone(workers);
  });
});
