import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The built program of the supervisor. */
export const SUPERVISOR = fileURLToPath(new URL('../../../../apps/supervisor/dist/main.js', import.meta.url));

/** A supervisor as a process of its own. */
export interface SupervisorProcess {
  /** Opens the page, once. */
  readonly address: string;
  readonly child: ChildProcess;
  /** SIGKILL, as a person who ends it from the task manager. */
  kill(): Promise<void>;
}

/** Starts the supervisor of a settings file, whose service is a plain process. */
export async function startSupervisorProcess(
  config: string,
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<SupervisorProcess> {
  const args = ['--config', config, '--folder', folder, '--plain', '--no-tray', '--print-address'];
  const child = spawn(process.execPath, [SUPERVISOR, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`The supervisor ended with ${code}.`))),
  ]);
  const { address }: { readonly address: string } = JSON.parse(String(line));
  return {
    address,
    child,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
