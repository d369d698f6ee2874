import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('./fake-api-lec.c', import.meta.url));

/** Compiles the stand-in of the reading library into a folder of its own and gives its file; nothing when this machine has no C compiler. */
export function compileFakeApiLec(): string | undefined {
  const library = join(mkdtempSync(join(tmpdir(), 'fake-api-lec-')), 'libfake_api_lec.so');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-pthread', '-o', library, SOURCE], { stdio: 'pipe' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return library;
}
