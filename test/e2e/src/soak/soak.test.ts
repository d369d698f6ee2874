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
/** Open handles and files of each process, by `process:kind`. */
const resources = (states: readonly ProcessState[]) =>
  new Map(
    states.flatMap(({ handles, files }, index) =>
      Object.entries({ ...handles, ...files }).map(([kind, count]) => [`${index}:${kind}`, count]),
    ),
  );

describe(`${ROUNDS * COMMANDS_OF_A_ROUND} commands and ${ROUNDS} card insertions`, () => {
  it('leave the memory, the handles and the sockets of the server as they were', async () => {
    // A first forced collection gives pages back that the allocator then takes again, once: the state compared
    // with must have that behind it, as the last one has.
    for (let round = 0; round < WARM_UP; round += 1) {
      if (round === Math.floor(WARM_UP / 2)) await look();
      await workload.round();
    }
    const before = await look();
    expect(before).toHaveLength(3);

    for (let round = 1; round <= ROUNDS; round += 1) {
      await workload.round();
      if (round % REPORT_EVERY === 0 && round < ROUNDS) report(`round ${round}`, before, await look());
    }

    // The last connections may still be taking leave, as one may at first: none may be more than then.
    const after = await vi.waitFor(
      async () => {
        const states = await look();
        const atFirst = resources(before);
        const more = [...resources(states)].filter(([name, count]) => count > (atFirst.get(name) ?? 0));
        expect(more).toEqual([]);
        return states;
      },
      { timeout: 30_000, interval: 1000 },
    );
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
