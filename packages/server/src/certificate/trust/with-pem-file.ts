import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Authority } from './types.js';

/** Runs `work` with a file of the authority, in a folder of this account alone that goes afterwards. */
export async function withPemFile<Result>(
  { pem }: Authority,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'dmpconnect-authority-'));
  try {
    const file = join(folder, 'authority.crt');
    await writeFile(file, pem);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
