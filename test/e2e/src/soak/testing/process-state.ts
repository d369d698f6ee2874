import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import { childrenOf } from '../../testing/processes.js';

/** What a process holds once its garbage is gone. Bytes; counts by kind. */
export interface ProcessState {
  readonly heapUsed: number;
  readonly external: number;
  /** Resident, without the pages of files. */
  readonly rss: number;
  /** What keeps its event loop alive. */
  readonly handles: Readonly<Record<string, number>>;
  /** Its open files, sockets and pipes. */
  readonly files: Readonly<Record<string, number>>;
}

/** Looks into the processes of a server that was started after it. */
export interface Observer {
  /** The master first, then its workers in the order of their start. */
  look(master: number): Promise<readonly ProcessState[]>;
  stop(): void;
}

/** Makes every Node.js program started from now on observable, until it is stopped. */
export function startObserver(): Observer {
  const folder = mkdtempSync(join(tmpdir(), 'dmpconnect-observed-'));
  const before = { NODE_OPTIONS: process.env.NODE_OPTIONS, OBSERVED_FOLDER: process.env.OBSERVED_FOLDER };
  const preload = fileURLToPath(new URL('./observe.cjs', import.meta.url));
  process.env.NODE_OPTIONS = `${before.NODE_OPTIONS ?? ''} --require ${JSON.stringify(preload)}`.trim();
  process.env.OBSERVED_FOLDER = folder;
  const asked = new Map<number, number>();

  const lookInto = async (pid: number): Promise<ProcessState> => {
    const observation = (asked.get(pid) ?? 0) + 1;
    asked.set(pid, observation);
    const file = join(folder, `${pid}.${observation}.json`);
    process.kill(pid, 'SIGUSR2');
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 30_000 });
    return JSON.parse(readFileSync(file, 'utf8'));
  };

  return {
    async look(master) {
      const states: ProcessState[] = [];
      for (const pid of [master, ...childrenOf(master)]) states.push(await lookInto(pid));
      return states;
    },
    stop() {
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
