import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const WINDOWS = process.platform === 'win32';

let childOutput = 'inherit';

/** Sends what is said while preparing to the error output: standard output belongs to the program that follows. */
export function keepStandardOutputClean() {
  console.log = console.error;
  childOutput = ['inherit', 2, 2];
}

/** What every command of ours runs with: no telemetry, and Node's own headers when they lie beside Node. */
export function environment() {
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
  return {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...(headers && !process.env.npm_config_nodedir ? { npm_config_nodedir: prefix } : {}),
  };
}

/** Runs a command with the terminal's own output and ends this program with its status when it fails. */
export function run(command, args, options = {}) {
  const status = tryRun(command, args, options);
  if (status !== 0) process.exit(status);
}

/** Runs a command with the terminal's own output; returns its exit status. */
export function tryRun(command, args, options = {}) {
  const shell = WINDOWS && (command === 'npm' || command === 'npx');
  const { status, error } = spawnSync(command, args, {
    cwd: ROOT,
    env: environment(),
    stdio: childOutput,
    shell,
    ...options,
  });
  if (error !== undefined) console.error(`${command}: ${error.message}`);
  return status ?? 1;
}

/** Becomes a Node program of ours: signals are passed on, and this program ends as it does. */
export function become(program, args) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: ROOT,
    env: environment(),
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${program}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (status) => {
    process.exitCode = status ?? 1;
  });
}

/** Runs a command and returns what it printed, or `undefined` when it failed. */
export function capture(command, args) {
  const { status, stdout } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
