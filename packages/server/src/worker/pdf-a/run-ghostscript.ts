import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** One run of Ghostscript. */
export interface GhostscriptRun {
  /** Absolute path of the program. */
  readonly program: string;
  readonly args: readonly string[];
  /** Private folder it works in, its own temporary files included. */
  readonly folder: string;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

/** Variables of the system that a program needs; all others (`GS_LIB`, `GS_OPTIONS`…) could change what is written. */
const KEPT_VARIABLES = ['PATH', 'Path', 'SystemRoot', 'LANG', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];

/**
 * Runs Ghostscript to its end. What it says is not read: it may quote the document.
 *
 * @returns Its exit code; `undefined` when it was ended by a signal.
 * @throws the error of the system when it cannot be started, or what `signal` was aborted with
 */
export async function runGhostscript({
  program,
  args,
  folder,
  signal,
}: GhostscriptRun): Promise<number | undefined> {
  signal.throwIfAborted();
  const kept = KEPT_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...Object.fromEntries(kept), TMPDIR: folder, TEMP: folder, TMP: folder },
    stdio: 'ignore',
    windowsHide: true,
  });
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  signal.addEventListener('abort', kill, { once: true });
  try {
    // A program that cannot be started makes an `error` event, which `once` throws.
    const [code]: (number | null)[] = await once(child, 'close');
    signal.throwIfAborted();
    return code ?? undefined;
  } finally {
    signal.removeEventListener('abort', kill);
  }
}
