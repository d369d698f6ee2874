import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Platform } from '../../platform/index.js';
import type { ShownDocument } from '../services.js';

/** Documents put in files for the user's own programs (js-api 8.5, `s_filePath`). */
export interface ShownDocuments {
  show(document: ShownDocument): Promise<{ readonly url: string; remove(): Promise<void> }>;
  /** Removes everything. */
  close(): Promise<void>;
}

/** Makes the place of the shown documents: a folder of this process, readable by its account alone. */
export function createShownDocuments(platform: Platform, parent = tmpdir()): ShownDocuments {
  let making: Promise<string> | undefined;
  const makeFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(parent, 'dmpconnect-documents-'));
    await platform.protect(folder, 'owner');
    return folder;
  };
  return {
    async show({ name, extension, bytes }) {
      making ??= makeFolder().catch((error: unknown) => {
        making = undefined;
        throw error;
      });
      // A folder for each: the same document may be shown twice, and one must not end with the other.
      const folder = join(await making, randomUUID());
      await mkdir(folder, { mode: 0o700 });
      const path = join(folder, `${name.replace(/[^A-Za-z0-9.-]/g, '_')}.${extension}`);
      await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
      return { url: pathToFileURL(path).href, remove: () => rm(folder, { recursive: true, force: true }) };
    },
    async close() {
      if (making === undefined) return;
      await rm(await making, { recursive: true, force: true });
    },
  };
}
