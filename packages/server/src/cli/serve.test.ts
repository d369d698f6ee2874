import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentPlatform, recordProcess } from '../platform/index.js';
import { createTestIo, type TestIo } from '../testing/cli-io.js';
import { runCli } from './run.js';

/** The file is looked at every few seconds where the system says nothing of it. */
const PATIENCE = { timeout: 30_000, interval: 100 };

let folder: string;
let config: string;
let running: { readonly io: TestIo; readonly code: Promise<number> } | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
  config = join(folder, 'DmpConnect-JS2.xml');
  await writeSettings(
    '<clean_zombies>true</clean_zombies><allowed_origins><origin>https://app.example.org</origin></allowed_origins>',
  );
});

afterEach(async () => {
  running?.io.stop();
  await running?.code;
  running = undefined;
  await rm(folder, { recursive: true });
});

async function writeSettings(server: string): Promise<void> {
  await writeFile(
    config,
    `<config><server>${server}</server><storage><directory>state</directory></storage><journal><directory>journal</directory></journal><extra/></config>`,
  );
}

async function start(...args: readonly string[]): Promise<{
  readonly io: TestIo;
  readonly port: number;
  readonly ca: string;
  readonly code: Promise<number>;
}> {
  const io = createTestIo();
  const code = runCli(['serve', '--config', config, '--port', '0', ...args], io);
  running = { io, code };
  const line = await Promise.race([
    io.firstLine(),
    code.then((exit) => Promise.reject(new Error(`exit ${exit}: ${io.stderr()}`))),
  ]);
  const ready: { ready: boolean; port: number; caFile: string } = JSON.parse(line);
  expect(ready.ready).toBe(true);
  return { io, port: ready.port, ca: await readFile(ready.caFile, 'utf8'), code };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function call(
  port: number,
  ca: string,
  method: string,
  path: string,
  body = '',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        servername: 'localhost',
        port,
        ca,
        method,
        path,
        headers: { host: `localhost:${port}`, ...headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const portOf = (options: unknown) =>
  options instanceof Object && 'port' in options ? options.port : options;

const journal = (): Promise<string> => readFile(join(folder, 'journal', 'dmpConnect-js2.log'), 'utf8');

describe('serve', () => {
  it('answers over HTTPS under the authority it names, and writes one line for the script that started it', async () => {
    const { port, ca, io } = await start();
    const status = await call(port, ca, 'GET', '/');
    expect(status.status).toBe(200);
    expect(status.body).toContain('DmpConnect-JS2 (master)');
    expect(status.body).toContain('Number of active sessions: 0');
    expect(io.stdout().split('\n')).toHaveLength(2);
  });

  it('reaches nobody, without licence and update server: not a connection, a name or a datagram of its own', async () => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    const watched = [
      vi.spyOn(dns, 'lookup'),
      vi.spyOn(dns.promises, 'lookup'),
      vi.spyOn(dgram, 'createSocket'),
    ];
    try {
      const { port, ca } = await start();
      await call(port, ca, 'GET', '/');
      const body = '{"s_commandName":"hl_getLogsTail"}';
      await call(port, ca, 'POST', '/api/hl_getLogsTail', body);
      // The calls of this test are the only connections, to the port of the server.
      const ports = connect.mock.calls.map(([first]) => [first].flat().map(portOf)[0]);
      expect(new Set(ports)).toEqual(new Set([port]));
      const names = watched.flatMap((one) => one.mock.calls.map(([name]) => name));
      expect(names.filter((name) => name !== '127.0.0.1' && name !== '::1')).toEqual([]);
    } finally {
      for (const one of [connect, ...watched]) one.mockRestore();
    }
  });

  it('applies what it can of a change of its settings, and says on its page and in its journal what waits or is wrong', async () => {
    const { port, ca } = await start();
    const page = async () => (await call(port, ca, 'GET', '/')).body;
    const sentence = async (id: string) => {
      const { body } = await call(port, ca, 'GET', '/', '', { accept: 'application/json' });
      return JSON.parse(body).lines.find((line: { id: string }) => line.id === id)?.sentence.fr;
    };
    expect(await sentence('settings')).toBe('Les réglages du fichier sont appliqués.');
    expect(await page()).toContain('DmpConnect-JS2 1.2.3, version de développement');
    expect(await sentence('licence')).toContain('Aucun serveur de licence n’est configuré');
    expect(await sentence('updates')).toContain('Aucun serveur de mise à jour n’est configuré');
    expect(await sentence('certificate')).toContain('valable jusqu’au');
    expect(await sentence('dumps')).toBeUndefined();

    const rest =
      '<log_level>7</log_level><port>9000</port><allowed_origins><origin>https://new.fr</origin></allowed_origins>';
    await writeSettings(rest);
    await vi.waitFor(
      async () => expect(await sentence('settings')).toMatch(/appliquer : [^,]+ \(server\/port\)\.$/),
      PATIENCE,
    );
    expect((await call(port, ca, 'GET', '/', '', { origin: 'https://new.fr' })).status).toBe(200);
    expect((await call(port, ca, 'GET', '/', '', { origin: 'https://app.example.org' })).status).toBe(403);

    await writeFile(config, '<config>\n<server><port>x</port></server></config>');
    await vi.waitFor(
      async () => expect(await sentence('settings')).toContain('server/port (ligne 2)'),
      PATIENCE,
    );
    const dump = join(folder, 'dump');
    await writeFile(
      config,
      `<config><dmpconnect><transactionDumpDirectory>${dump}</transactionDumpDirectory></dmpconnect></config>`,
    );
    await vi.waitFor(
      async () => expect(await sentence('dumps')).toContain('données de santé comprises'),
      PATIENCE,
    );
    expect(await page()).not.toContain(dump);

    const text = await journal();
    expect(text).toContain(
      '[I] The settings file has changed; applied: server/log_level, server/allowed_origins.',
    );
    expect(text).toContain(
      '[W] The settings file has changed; the service must be restarted to apply: server/port.',
    );
    expect(text).toContain('[E] The settings file is wrong: server/port (line 2): must be a whole number');
    expect(text).toContain('[W] EVERY EXCHANGE WITH THE SERVICES IS WRITTEN TO THE DISK');
  });

  it('serves the remote commands with the origins of the settings', async () => {
    const { port, ca } = await start();
    const probe = await call(
      port,
      ca,
      'POST',
      '/remotecommand/isDcParameterRegistered',
      '{"s_dcparameters64":"test"}',
      { origin: 'https://anything.fr' },
    );
    expect([probe.status, JSON.parse(probe.body)]).toEqual([
      200,
      expect.objectContaining({ s_status: 'OK', i_registered: 0 }),
    ]);
    const origins = await call(port, ca, 'POST', '/remotecommand/getAllowedOrigins', '{}', {
      origin: 'https://app.example.org',
    });
    expect(JSON.parse(origins.body)).toMatchObject({ AllowedOrigins: ['https://app.example.org'] });
    expect(
      (await call(port, ca, 'POST', '/remotecommand/getAllowedOrigins', '{}', { origin: 'https://evil.fr' }))
        .status,
    ).toBe(403);
  });

  it('stops when it is asked to, leaving its folders in order and its journal complete', async () => {
    const { io, code } = await start();
    expect(await readdir(join(folder, 'state', 'processes'))).toEqual([`master-${process.pid}.json`]);
    io.stop();
    expect(await code).toBe(0);
    expect(await readdir(join(folder, 'state', 'processes'))).toEqual([]);
    const text = await journal();
    expect(text).toContain('[I] DmpConnect-JS2 1.2.3 starts.');
    expect(text).toContain('[W] The settings file holds a node that is not known: extra (line 1).');
    expect(text).toContain('[I] DmpConnect-JS2 stops.');
  });

  it('stops when its standard input ends, if that was asked', async () => {
    const { io, code } = await start('--stop-on-stdin-end');
    io.stdin.end();
    expect(await code).toBe(0);
  });

  it('ends in order, exit code 1, after a fault that nobody caught', async () => {
    const { io, code } = await start();
    io.fail(new Error('out of the blue'));
    expect(await code).toBe(1);
    expect(await readdir(join(folder, 'state', 'processes'))).toEqual([]);
    expect(await journal()).toMatch(/\[E\] A fault that nobody caught\. err=.*out of the blue/);
  });

  it('keeps its certificate over a restart', async () => {
    const first = await start();
    first.io.stop();
    await first.code;
    expect((await start()).ca).toBe(first.ca);
  });

  it('changes its certificate with a connection open, once the next authority is trusted', async () => {
    const { port, ca } = await start();
    const open = (authority: string): Promise<TLSSocket> =>
      new Promise((resolve, reject) => {
        const target = { port, host: '127.0.0.1', servername: 'localhost', ca: authority };
        const socket = connect(target, () => resolve(socket));
        socket.once('error', reject);
      });
    const ask = async (socket: TLSSocket): Promise<string> => {
      socket.write(`GET / HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`);
      return String((await once(socket, 'data'))[0]);
    };
    const before = await open(ca);
    expect(await ask(before)).toContain('200 OK');

    const added = async () => ({ outcome: 'added' as const });
    const store = { id: 's', label: { fr: 's', en: 's' }, scope: 'machine' as const };
    const io = createTestIo({
      trustStores: async () => [{ ...store, add: added, remove: added, holds: async () => false }],
    });
    expect(await runCli(['certificate', 'renew', '--config', config], io)).toBe(0);
    const next = await readFile(join(folder, 'state', 'certificate', 'next-authority.pem'), 'utf8');
    await expect(open(next)).rejects.toThrow();
    expect(await runCli(['certificate', 'trust', '--config', config], io)).toBe(0);

    const after = await vi.waitFor(() => open(next), { timeout: 20_000, interval: 50 });
    expect(await ask(after)).toContain('200 OK');
    expect(await ask(before)).toContain('200 OK');
    before.destroy();
    after.destroy();
    expect(await journal()).toContain('The next local certificate serves now');
  });

  it('says that its port is taken, exit code 4, and leaves no record', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as { port: number };
    await writeSettings(`<port>${port}</port>`);
    const io = createTestIo();
    expect(await runCli(['serve', '--config', config], io)).toBe(4);
    holder.close();
    expect(io.stderr()).toContain('EADDRINUSE');
    expect(existsSync(join(folder, 'state', 'processes', `master-${process.pid}.json`))).toBe(false);
    expect(await journal()).toContain('[E] DmpConnect-JS2 could not run.');
  });

  it('goes on when its journals cannot be written', async () => {
    await writeFile(join(folder, 'journal'), 'a file where the folder should be');
    const { port, ca } = await start();
    expect((await call(port, ca, 'GET', '/')).status).toBe(200);
  });

  it('fails with a sentence when its state folder cannot be made, exit code 1', async () => {
    await writeFile(join(folder, 'state'), 'a file where the folder should be');
    const io = createTestIo();
    expect(await runCli(['serve', '--config', config, '--port', '0'], io)).toBe(1);
    expect(io.stderr()).toContain(`The folder ${join(folder, 'state')} cannot be made.`);
  });
});

describe('what an earlier start left running (seed 7.3.1)', () => {
  /** A process that ends for nobody but who ends it, written down as a worker of this installation. */
  async function leaveWorker() {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    await once(child, 'spawn');
    await recordProcess(join(folder, 'state', 'processes'), 'worker', Number(child.pid), currentPlatform());
    return { child, ended: once(child, 'exit') };
  }

  it('is ended before the server answers', async () => {
    const { ended } = await leaveWorker();
    await start();
    expect((await ended)[1]).toMatch(/^SIG/);
    expect(await readdir(join(folder, 'state', 'processes'))).toEqual([`master-${process.pid}.json`]);
  });

  it('is left alone when the settings say so', async () => {
    await writeSettings('<clean_zombies>false</clean_zombies>');
    const { child, ended } = await leaveWorker();
    await start();
    expect([child.exitCode, child.signalCode]).toEqual([null, null]);
    child.kill('SIGKILL');
    await ended;
  });
});
