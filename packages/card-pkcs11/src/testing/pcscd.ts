import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePortPair } from './free-port-pair.js';

/** The smart card service of this machine with one virtual reader of two slots (cps-card 12.1). */
export interface VirtualPcscd {
  /** Names of the two slots, as applications see them. */
  readonly readerNames: readonly [string, string];
  /** Ports where the cards of the two slots connect. */
  readonly ports: readonly [number, number];
  /** Starts the service; `plugged` tells whether it has the reader. */
  start(options?: { readonly plugged?: boolean }): Promise<void>;
  /** Ends the service without letting it say goodbye. */
  kill(): Promise<void>;
  /** Ends the service and deletes its configuration. */
  close(): Promise<void>;
}

const READER = 'Lecteur virtuel';
const PID_FILE = '/run/pcscd/pcscd.pid';

/** Why the service cannot be run here, or nothing. One runs per machine, and it wants the administrator's rights. */
export function whyNoPcscd(): string | undefined {
  if (process.getuid?.() !== 0) return 'pcscd needs the rights of root';
  if (findDriver() === undefined) return 'pcscd or vsmartcard-vpcd is not installed';
  return isRunning() ? 'a smart card service runs on this machine already' : undefined;
}

function findDriver(): string | undefined {
  try {
    execFileSync('pcscd', ['--version'], { stdio: 'ignore' });
    return execFileSync('dpkg', ['-L', 'vsmartcard-vpcd'], { encoding: 'utf8', stdio: 'pipe' })
      .split('\n')
      .find((path) => path.endsWith('/libifdvpcd.so'));
  } catch {
    return undefined;
  }
}

function isRunning(): boolean {
  if (!existsSync(PID_FILE)) return false;
  try {
    return process.kill(Number(readFileSync(PID_FILE, 'utf8')), 0);
  } catch {
    return false;
  }
}

/** Writes the configuration of the service; it is not started yet. */
export async function createVirtualPcscd(): Promise<VirtualPcscd> {
  const driver = findDriver();
  if (driver === undefined) throw new Error('pcscd or vsmartcard-vpcd is not installed');
  // The driver gives its reader up for good when it cannot listen.
  const ports = await findFreePortPair();
  const folder = mkdtempSync(join(tmpdir(), 'virtual-pcscd-'));
  const plugged = join(folder, 'plugged');
  const unplugged = join(folder, 'unplugged');
  mkdirSync(plugged);
  mkdirSync(unplugged);
  const port = `0x${ports[0].toString(16).toUpperCase()}`;
  writeFileSync(
    join(plugged, 'vpcd'),
    `FRIENDLYNAME "${READER}"\nDEVICENAME /dev/null:${port}\nLIBPATH ${driver}\nCHANNELID ${port}\n`,
  );
  let service: ChildProcess | undefined;
  const killNow = () => void service?.kill('SIGKILL');
  process.on('exit', killNow);

  const kill = async (): Promise<void> => {
    const ending = service;
    service = undefined;
    if (ending === undefined || ending.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  };

  return {
    readerNames: [`${READER} 00 00`, `${READER} 00 01`],
    ports,
    async start(options = {}) {
      await kill();
      const config = options.plugged === false ? unplugged : plugged;
      service = spawn('pcscd', ['--foreground', '--config', config], { stdio: 'ignore' });
      await once(service, 'spawn');
    },
    kill,
    async close() {
      await kill();
      process.off('exit', killNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
