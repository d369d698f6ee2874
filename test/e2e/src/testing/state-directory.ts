import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The test PKI of an earlier start: its RSA keys take seconds of a core to make, and no test depends on new ones. */
const KNOWN_PKI = fileURLToPath(
  new URL('../../../../node_modules/.cache/dmpconnect/test-pki', import.meta.url),
);

/** A new state directory of a sandbox, with the PKI of an earlier one when there was one. */
export async function makeStateDirectory(name: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), `dmpconnect-${name}-`));
  await cp(KNOWN_PKI, join(directory, 'pki'), { recursive: true }).catch(ignoreAbsent);
  return directory;
}

/** Keeps the PKI of a started sandbox for those to come; the first that is kept stays. */
export async function keepPki(directory: string): Promise<void> {
  const copy = `${KNOWN_PKI}-${process.pid}-${Date.now()}`;
  await cp(join(directory, 'pki'), copy, { recursive: true });
  // A folder is renamed in one step; it is refused where one with content is.
  await rename(copy, KNOWN_PKI).catch(() => rm(copy, { recursive: true, force: true }));
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
