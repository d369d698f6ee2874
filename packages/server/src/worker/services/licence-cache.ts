import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LicenceCache } from '@dmpconnect/licensing';
import type { Platform } from '../../platform/index.js';
import { readFileIfPresent, writeFileAtomically } from '../../storage/atomic-write.js';

/** Keeps the signed answers of the licence servers in files, so that a restart does not need them again. */
export function createLicenceFileCache(stateFolder: string, platform: Platform): LicenceCache {
  const pathOf = (key: string) => join(stateFolder, 'licences', `${key}.jws`);
  return {
    load: (key) => readFileIfPresent(pathOf(key)),
    save: (key, token) =>
      token === undefined
        ? rm(pathOf(key), { force: true })
        : writeFileAtomically(pathOf(key), token, { platform }),
  };
}
