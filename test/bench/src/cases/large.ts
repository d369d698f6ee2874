import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describeTimes, type Result } from '../measure.js';
import { inSetting } from '../setting.js';

const FIFTY_MEBIBYTES = 50 * 1024 * 1024;

/** Both sides in turns, so that they meet the same machine. */
const TURNS = 4;
/** Small commands of an idle turn; those of a busy one go on while the documents do. */
const IDLE_ROUNDS = 120;
const DOCUMENTS = 3;
const WARM_UP = 40;

/**
 * A small command of one application, alone and while another application sends documents of 50 MiB one after the
 * other (issue 4: p99 at most three times its idle figure). The documents cross the master and are refused by
 * their worker, whose session has no DMP connector: the transfer fills nearly the whole time.
 */
export function compareLarge(): Promise<readonly Result[]> {
  return inSetting(async ({ sandbox, ca, exchange }) => {
    const url = sandbox.ready.wss ?? '';
    const open = async (s_applicationId: string) =>
      (await exchange(url, { s_commandName: 'hl_openSession', s_applicationId })).s_sessionId;
    const [small, large] = [await open('bench-small'), await open('bench-large')];
    const target = { url, ca };
    const sampler = startThread('sampler', {
      target,
      message: { s_commandName: 'hl_getSessionDataSize', s_sessionId: small },
    });
    const sender = startThread('sender', {
      target,
      message: { s_commandName: 'hl_sendDocument', s_sessionId: large },
      documentBytes: FIFTY_MEBIBYTES,
    });
    try {
      await once(sender, 'message');
      await sample(sampler, WARM_UP);
      const times = { idle: [] as number[], busy: [] as number[] };
      for (let turn = 0; turn < TURNS; turn += 1) {
        times.idle.push(...(await sample(sampler, IDLE_ROUNDS)));
        sampler.postMessage(true);
        sender.postMessage(DOCUMENTS);
        await once(sender, 'message');
        times.busy.push(...(await sample(sampler, false)));
      }
      return [
        describeTimes(
          'A small command while another application sends 50 MiB',
          'p99',
          { label: `hl_getSessionDataSize during ${TURNS * DOCUMENTS} documents`, times: times.busy },
          { label: 'the same with nothing else going on', times: times.idle },
        ),
      ];
    } finally {
      await Promise.all([sampler.terminate(), sender.terminate()]);
    }
  });
}

function startThread(name: string, workerData: object): Worker {
  return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData });
}

async function sample(sampler: Worker, order: number | boolean): Promise<readonly number[]> {
  sampler.postMessage(order);
  const [times]: (readonly number[])[] = await once(sampler, 'message');
  return times ?? [];
}
