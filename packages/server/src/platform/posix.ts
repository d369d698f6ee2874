import { chmod, open, rename, stat } from 'node:fs/promises';
import { ServerError } from '../errors.js';
import type { FolderAccess, Platform } from './platform.js';

type Modes = Readonly<Record<FolderAccess, number>>;

const FILE_MODES: Modes = { owner: 0o600, 'everyone-reads': 0o644, 'everyone-passes': 0o600 };
const FOLDER_MODES: Modes = { owner: 0o700, 'everyone-reads': 0o755, 'everyone-passes': 0o711 };

/** What macOS and Linux do alike. */
export const POSIX: Pick<Platform, 'protect' | 'syncFolder' | 'replaceFile' | 'terminate'> = {
  async protect(path, access) {
    try {
      const modes = (await stat(path)).isDirectory() ? FOLDER_MODES : FILE_MODES;
      await chmod(path, modes[access]);
    } catch (cause) {
      throw new ServerError('PROTECTION_FAILED', `The access rights of ${path} could not be set.`, { cause });
    }
  },

  async syncFolder(folder) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  replaceFile: rename,

  terminate(pid, force) {
    try {
      process.kill(pid, force ? 'SIGKILL' : 'SIGTERM');
    } catch (cause) {
      if (!isNoSuchProcess(cause)) throw cause;
    }
  },
};

function isNoSuchProcess(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ESRCH';
}
