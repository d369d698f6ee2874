import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestCertificate } from './certificates.js';
import type { TestServer } from './servers.js';

/** OpenSSL's own test server on a free loopback port: it sends the alerts that Node's server does not. */
export async function startOpenssl(
  certificate: TestCertificate,
  ...options: readonly string[]
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'soap-test-'));
  const file = join(folder, 'server.pem');
  writeFileSync(file, certificate.keyPem + certificate.pem);
  const server = spawn('openssl', [
    's_server',
    '-accept',
    '127.0.0.1:0',
    '-cert',
    file,
    '-key',
    file,
    '-www',
    ...options,
  ]);
  const exited = once(server, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    let output = '';
    // The listener stays: a server whose output nobody reads would stop.
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const accepted = /^ACCEPT .*:(\d+)$/m.exec(output)?.[1];
      if (accepted !== undefined) resolve(Number(accepted));
    });
    server.stderr.resume();
    server.once('exit', () => reject(new Error(`openssl s_server did not start: ${output}`)));
  });
  return {
    port,
    url: `https://localhost:${port}`,
    async close() {
      server.kill();
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}
