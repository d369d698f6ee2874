import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs of the system that a test in a browser needs: Debian packages `chromium`, `libnss3-tools`, `openssl`. */
const NEEDED = ['chromium', 'certutil', 'openssl'] as const;

/** Full path of a program of `PATH`, or nothing. */
export function locate(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

/**
 * Programs that are missing here; a test in a browser skips when there is one, and says which.
 *
 * @example
 * ```ts
 * describe.skipIf(missingBrowserTools().length > 0)('in Chromium', …)
 * ```
 */
export function missingBrowserTools(): readonly string[] {
  const missing = NEEDED.filter((program) => locate(program) === undefined);
  if (missing.length > 0) console.warn(`Tests in a browser are skipped, not installed: ${missing.join(' ')}`);
  return missing;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
