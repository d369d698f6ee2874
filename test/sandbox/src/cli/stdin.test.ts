import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestFolder } from '../testing/folder.js';
import { isPipe } from './stdin.js';

const folder = await makeTestFolder();

describe('a standard input whose end is a request to stop', () => {
  it('is not the null device, which is at its end from the start', () => {
    const descriptor = openSync(devNull, 'r');
    expect(isPipe(descriptor)).toBe(false);
    closeSync(descriptor);
    expect(isPipe(descriptor)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is a pipe', () => {
    const file = path.join(folder, 'pipe');
    execFileSync('mkfifo', [file]);
    const descriptor = openSync(file, constants.O_RDWR);
    expect(isPipe(descriptor)).toBe(true);
    closeSync(descriptor);
  });
});
