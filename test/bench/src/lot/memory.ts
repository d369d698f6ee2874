import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Two looks that differ by less are the same state. */
const SETTLED_BYTES = 512 * 1024;
const LOOKS = 100;

/** Collects until the resident memory stands still: what earlier work left is given back a while later. */
async function settle(): Promise<number> {
  let last = Number.POSITIVE_INFINITY;
  for (let look = 0; look < LOOKS; look += 1) {
    globalThis.gc?.();
    await pause(50);
    const { rss } = process.memoryUsage();
    if (Math.abs(rss - last) < SETTLED_BYTES) return rss;
    last = rss;
  }
  return last;
}

/** Runs work from a settled state on; the highest resident memory meanwhile, above that state, in bytes. */
export async function peakAboveIdle(work: () => Promise<unknown>): Promise<number> {
  const idle = await settle();
  const mark = startMark() ?? startSampling();
  try {
    await work();
  } finally {
    mark.stop();
  }
  return Math.max(0, mark.highest() - idle);
}

interface Mark {
  highest(): number;
  stop(): void;
}

/** Linux keeps the highest itself, and lets it be set back. */
function startMark(): Mark | undefined {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    return undefined;
  }
  return {
    highest: () => {
      const [, kibibytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
      return Number(kibibytes) * 1024;
    },
    stop: () => undefined,
  };
}

/** Elsewhere it is looked at often. */
function startSampling(): Mark {
  let highest = 0;
  const look = (): void => {
    highest = Math.max(highest, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 1);
  return { highest: () => highest, stop: () => clearInterval(timer) };
}
