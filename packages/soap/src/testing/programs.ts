import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a program of the system answers; says so when a test will be skipped for want of it. */
export function hasProgram(name: string): boolean {
  const found = spawnSync(name, ['--version']).error === undefined;
  if (!found) console.warn(`${name} is not installed: its tests are skipped.`);
  return found;
}

/** Whether the official material lies beside the project; says so when a test will be skipped for want of it. */
export function hasConformance(): boolean {
  const found = existsSync(conformance('README.md'));
  if (!found) console.warn('../shared/conformance is absent: its tests are skipped.');
  return found;
}

/** Path of a file of the official material. */
export function conformance(path: string): string {
  return join('..', 'shared', 'conformance', path);
}

export interface Run {
  readonly status: number | null;
  /** Standard output. */
  readonly output: string;
  /** Standard error. */
  readonly errors: string;
}

/** Runs a program on a text put into a file, whose path is its last argument. */
export function runOn(text: string, name: string, ...args: readonly string[]): Run {
  const folder = mkdtempSync(join(tmpdir(), 'soap-test-'));
  try {
    const file = join(folder, 'input.xml');
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(name, [...args, file], { encoding: 'utf8' });
    return { status, output: stdout, errors: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
