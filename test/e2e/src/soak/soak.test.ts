import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Application, startApplication } from '../testing/application.js';
import { type Observer, type ProcessState, startObserver } from './testing/process-state.js';
import { COMMANDS_OF_A_ROUND, startWorkload, type Workload } from './testing/workload.js';

// In short here; in full, 500 card insertions and 10,000 commands, with `npm run test:soak` (issue 4).
const ROUNDS = Number(process.env.SOAK_ROUNDS ?? 10);
/** Caches fill, code is compiled, journals reach their first rotation. */
const WARM_UP = Number(process.env.SOAK_WARM_UP ?? 10);

/** Rounds between two lines for whoever watches a long run. */
const REPORT_EVERY = 100;

/** Issue 4: growth after the warm-up. */
const MOST_GROWTH = 0.05;
/** Half a megabyte is what compiled code and full caches are worth in a short run; a leak of the long one is more. */
const GRANULARITY_BYTES = 512 * 1024;
/** The resident size follows the allocator for a while: it is judged after a long warm-up only. */
const KINDS =
  WARM_UP < 100 ? (['heapUsed', 'external'] as const) : (['heapUsed', 'external', 'rss'] as const);

vi.setConfig({ testTimeout: 2 * 60 * 60_000 });

let observer: Observer;
let application: Application;
let workload: Workload;
beforeAll(async () => {
  observer = startObserver();
  application = await startApplication();
  workload = await startWorkload(application);
});
afterAll(async () => {
  await application?.stop();
  observer?.stop();
});

const look = () => observer.look(application.sandbox.serverPid ?? 0);
const resources = (states: readonly ProcessState[]) =>
  states.map(({ handles, files }) => ({ handles, files }));

/** Looks, a second apart, that must agree: connections that are kept for the next request go within four. */
const STEADY_LOOKS = 6;

/** What is there once the last connections have taken leave. */
async function lookWhenSteady(): Promise<readonly ProcessState[]> {
  let states = await look();
  for (let agreed = 1; agreed < STEADY_LOOKS; agreed += 1) {
    await pause(1000);
    const next = await look();
    if (!isDeepStrictEqual(resources(next), resources(states))) agreed = 0;
    states = next;
  }
  return states;
}

describe(`${ROUNDS * COMMANDS_OF_A_ROUND} commands and ${ROUNDS} card insertions`, () => {
  it('leave the memory, the handles and the sockets of the server as they were', async () => {
    // A first forced collection gives pages back that the allocator then takes again, once: the state compared
    // with must have that behind it, as the last one has.
    for (let round = 0; round < WARM_UP; round += 1) {
      if (round === Math.floor(WARM_UP / 2)) await look();
      await workload.round();
    }
    const before = await lookWhenSteady();
    expect(before).toHaveLength(3);

    for (let round = 1; round <= ROUNDS; round += 1) {
      await workload.round();
      if (round % REPORT_EVERY === 0 && round < ROUNDS) report(`round ${round}`, before, await look());
    }

    const after = await lookWhenSteady();
    expect(resources(after)).toEqual(resources(before));
    report('end', before, after);
    for (const [index, state] of after.entries()) {
      const start = before[index]!;
      for (const kind of KINDS) {
        const most = start[kind] * (1 + MOST_GROWTH) + GRANULARITY_BYTES;
        expect(state[kind], `${kind} of process ${index} (0: master)`).toBeLessThan(most);
      }
    }
  });
});

function report(when: string, before: readonly ProcessState[], after: readonly ProcessState[]): void {
  const mebibytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  for (const [index, { heapUsed, external, rss, files }] of after.entries()) {
    const start = before[index]!;
    console.info(
      `${when}, ${index === 0 ? 'master' : `worker ${index}`}: heap ${mebibytes(start.heapUsed)} → ${mebibytes(heapUsed)} MiB, ` +
        `external ${mebibytes(start.external)} → ${mebibytes(external)}, RSS ${mebibytes(start.rss)} → ${mebibytes(rss)}, ` +
        `files ${JSON.stringify(files)}`,
    );
  }
}
