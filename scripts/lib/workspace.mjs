import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture, ROOT, run } from './run.mjs';

const STAMP = join(ROOT, 'node_modules', '.cache', 'dmpconnect', 'installed');

/** Installs the npm packages of the lock file, unless that very lock file is what is installed already. */
export function installDependencies() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Installing npm packages');
  // Not `npm ci`: it refuses a lock file that lacks the binaries of platforms the registry at hand does not serve.
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** Builds what has changed; turbo keeps the rest. */
export function build(...tasks) {
  run('npx', [
    'turbo',
    'run',
    ...tasks,
    '--output-logs=errors-only',
    '--no-update-notifier',
    '--concurrency=2',
  ]);
}

/**
 * What an installation depends on beside the lock file: native modules are built for one Node, and only where a
 * compiler is; a compiler that appears later makes the installation worth doing again.
 */
function fingerprint() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  const compiler = process.platform === 'win32' || capture('c++', ['--version']) !== undefined;
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch} ${process.versions.modules} ${compiler}`)
    .digest('hex');
}
