import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a file of the official material, beside the project. */
export function conformancePath(path: string): string {
  return join('..', 'shared', 'conformance', path);
}

/** Whether the official material lies beside the project; says so when a test will be skipped for want of it. */
export function hasConformance(): boolean {
  const found = existsSync(conformancePath('README.md'));
  if (!found) console.warn('../shared/conformance is absent: its tests are skipped.');
  return found;
}

/** Whether a program of the system answers; says so when a test will be skipped for want of it. */
export function hasProgram(name: string): boolean {
  const found = spawnSync(name, ['--help']).error === undefined;
  if (!found) console.warn(`${name} is not installed: its tests are skipped.`);
  return found;
}
