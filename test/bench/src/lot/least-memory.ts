import type { LotOrder } from './lot-order.js';
import type { LotSetting } from './setting.js';

type Measure = Extract<LotOrder, { readonly kind: 'measure' }>['what'];

/** Processes measured: what the system and the collector take besides differs from one to the next, and only adds. */
const PROCESSES = 3;

/**
 * Memory above idle that the document takes, in bytes: the least of several processes, each measured at its first large
 * document. A process that sent one keeps the room, and the next one would cost nothing.
 *
 * @param enough A figure that needs no further process.
 */
export async function leastMemory({ startSender }: LotSetting, what: Measure, enough = 0): Promise<number> {
  const peaks: number[] = [];
  for (let process = 0; process < PROCESSES; process += 1) {
    const sender = startSender();
    await sender.order({ kind: 'warm-up' });
    const { aboveIdleBytes = Number.NaN, same = true } = await sender.order({ kind: 'measure', what });
    if (!same) throw new Error('what was retrieved is not the document');
    peaks.push(aboveIdleBytes);
    await sender.stop();
    if (aboveIdleBytes < enough) break;
  }
  return Math.min(...peaks);
}
