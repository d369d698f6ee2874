import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { openBlockingExchange } from '../remote/exchange.js';
import type { TestPki } from './pki.js';

type Control = 'fresh' | 'insert' | 'remove' | 'silence' | 'drop';

/** The server program of the tests, running. */
export interface RemoteServer {
  readonly port: number;
  readonly token: string;
  /** Acts on its virtual reader before returning. */
  control(action: Control): void;
  close(): Promise<void>;
}

/** Starts the server program in a process of its own. */
export async function startRemoteServer(pki: TestPki): Promise<RemoteServer> {
  const program = join(pki.folder, 'remote-server.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./remote-server-program.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const pkiFile = join(pki.folder, 'pki.json');
  const { authentication, signature } = pki;
  const stored = Object.entries({ authentication, signature }).map(([name, { der, ...identity }]) => [
    name,
    { ...identity, der: Buffer.from(der).toString('base64') },
  ]);
  writeFileSync(pkiFile, JSON.stringify(Object.fromEntries(stored)));
  const token = 'token of the tests';
  const child = spawn(process.execPath, [program, pkiFile, token], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [firstLine] = await once(createInterface({ input: child.stdout }), 'line');
  const port = Number(firstLine);
  const exchange = openBlockingExchange({ host: '127.0.0.1', port, token }, 10_000);
  return {
    port,
    token,
    control(action) {
      // The connections that are dropped include this one: its answer never comes.
      try {
        exchange.send(JSON.stringify({ id: 1, call: `test_${action}`, args: [] }));
      } catch (error) {
        if (action !== 'drop') throw error;
      }
    },
    async close() {
      exchange.close();
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
