import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, run } from './run.mjs';

const STAMP = join(ROOT, 'node_modules', '.cache', 'dmpconnect', 'installed');

/** Installs the npm packages of the lock file, unless that very lock file is what is installed already. */
export function installDependencies() {
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Installing npm packages');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
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

/** A native module is only good for the Node it was built for: its ABI is part of what is installed. */
function fingerprint() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}
