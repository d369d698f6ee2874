import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { type ExchangeTarget, exchange } from '../exchange.js';

// A small command at a steady pace, on a thread of its own: what the large messages cost this program does not count.
// The pace does not wait for the answers: a server that stalls is late for every command due meanwhile, not for one.
// Told a number, it sends so many; told true, it goes on until it is told false. Then it tells the times.
const { target, message } = workerData as { readonly target: ExchangeTarget; readonly message: object };
const text = JSON.stringify(message);
const PACE_MS = 50;
let goingOn = false;

async function send(due: number): Promise<number> {
  const { s_status } = await exchange(target, text);
  if (s_status !== 'OK') throw new Error(`The small command was answered ${String(s_status)}`);
  return performance.now() - due;
}

async function sample(count: number): Promise<void> {
  const sent: Promise<number>[] = [];
  const start = performance.now();
  while (sent.length < count || goingOn) {
    const due = start + sent.length * PACE_MS;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sent.push(send(due));
  }
  parentPort?.postMessage(await Promise.all(sent));
}

parentPort?.on('message', (order: number | boolean) => {
  goingOn = order === true;
  if (order !== false) void sample(order === true ? 0 : order);
});
