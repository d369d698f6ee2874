import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTimeSource } from './source.js';

const absent = spawnSync('chronyd', ['--version']).error !== undefined;
if (absent) console.warn('chronyd is not installed: the test against a real time server is skipped.');

/** A free port below those that a system hands out: no other socket takes it before the server does. */
async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 10_000);
    const socket = createSocket('udp4');
    try {
      socket.bind(port, '127.0.0.1');
      await once(socket, 'listening');
      return port;
    } catch {
      // Another one, then.
    } finally {
      socket.close();
      await once(socket, 'close');
    }
  }
}

describe.skipIf(absent)('a real time server', () => {
  let port = 0;
  let folder = '';
  let daemon: ChildProcess | undefined;

  beforeAll(async () => {
    port = await findFreePort();
    folder = mkdtempSync(join(tmpdir(), 'ntp-chronyd-'));
    const config = join(folder, 'chrony.conf');
    const lines = [
      `port ${port}`,
      'cmdport 0',
      'bindaddress 127.0.0.1',
      'allow 127.0.0.1',
      'local stratum 3',
      `pidfile ${join(folder, 'chronyd.pid')}`,
      'bindcmdaddress /',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    // -x: serves the time without ever touching the system clock.
    daemon = spawn('chronyd', ['-x', '-d', '-U', '-u', userInfo().username, '-f', config], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      let said = '';
      daemon?.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Disabled control of system clock')) resolve();
      });
      daemon?.once('exit', () => reject(new Error(`chronyd ended: ${said}`)));
    });
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => daemon?.once('exit', resolve));
    if (daemon?.kill() === true) await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers our packets and agrees with the clock of this computer', async () => {
    const source = createTimeSource({ servers: ['127.0.0.1'], port, timeoutMs: 30_000 });
    const { offsetMs, delayMs } = await source.synchronise();
    // Half of the way there and back, and what the two clocks are read to.
    expect(Math.abs(offsetMs)).toBeLessThan(delayMs / 2 + 50);
  });
});
