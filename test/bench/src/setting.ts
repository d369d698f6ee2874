import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Sandbox, startSandbox } from '@dmpconnect/sandbox';
import { exchange } from './exchange.js';

/** What the comparisons of the whole system run in: a sandbox, and bare servers under the same certificate. */
export interface Setting {
  readonly sandbox: Sandbox;
  readonly ca: string;
  readonly bareUrl: { readonly wss: string; readonly https: string };
  /** Sends one message on a socket of its own and returns the answer, parsed. */
  exchange(url: string, message: unknown): Promise<Record<string, unknown>>;
}

/** Runs `work` in a setting that is taken down afterwards. */
export async function inSetting<T>(work: (setting: Setting) => Promise<T>): Promise<T> {
  const stateDirectory = await mkdtemp(join(tmpdir(), 'dmpconnect-bench-'));
  const sandbox = await startSandbox({ stateDirectory });
  const caFile = sandbox.ready.caFile ?? '';
  const ca = await readFile(caFile, 'utf8');
  const certificateFile = join(caFile, '..', 'localhost.pem');
  const bare = new Worker(new URL('./bare-servers.js', import.meta.url), { workerData: { certificateFile } });
  try {
    const [port] = await once(bare, 'message');
    return await work({
      sandbox,
      ca,
      bareUrl: { wss: `wss://localhost:${port}`, https: `https://localhost:${port}` },
      exchange: (url, message) => exchange({ url, ca }, JSON.stringify(message)),
    });
  } finally {
    await bare.terminate();
    await sandbox.stop();
    await rm(stateDirectory, { recursive: true, force: true });
  }
}
