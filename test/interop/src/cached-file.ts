import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { projectPath } from './project.js';

const CACHE = projectPath('node_modules/.cache/interop');

/**
 * A file that takes long to make, kept for as long as nothing that it is made of changes.
 *
 * @param name Of the file.
 * @param sources Files and folders that it depends on.
 * @param make Makes it in the folder given and returns its path there.
 * @returns Its path in the cache.
 */
export async function cachedFile(
  name: string,
  sources: readonly string[],
  make: (work: string) => Promise<string>,
): Promise<string> {
  const file = join(CACHE, `${digestOf(sources)}-${name}`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'making-'));
  try {
    // In one step: a run beside this one sees the whole file or none, and makes the same.
    renameSync(await make(work), file);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return file;
}

function digestOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
