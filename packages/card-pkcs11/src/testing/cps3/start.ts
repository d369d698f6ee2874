import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { TestPki } from '../pki.js';

/** An emulated CPS3 in a process of its own. */
export interface RunningCps3 {
  insert(): Promise<void>;
  remove(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a card for the slot that listens on that port; it is not inserted yet. */
export async function startCps3(pki: TestPki, port: number, serialNumber: string): Promise<RunningCps3> {
  const { folder, authentication, signature } = pki;
  const program = join(folder, 'cps3.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./program.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const files = [authentication, signature].flatMap(({ file }) => [file, file.replace(/\.pem$/, '.key')]);
  const child = spawn(process.execPath, [program, String(port), serialNumber, ...files], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout });
  const order = async (name: string): Promise<void> => {
    const done = once(answers, 'line');
    child.stdin.write(`${name}\n`);
    await done;
  };
  return {
    insert: () => order('insert'),
    remove: () => order('remove'),
    async close() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
