import { randomUUID } from 'node:crypto';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OsAccount } from '../accounts/index.js';

/** Where a worker finds its master. */
export interface ChannelAddress {
  /** What `net.connect({ path })` takes. */
  readonly path: string;
  /** Lets another account in, once the address is listened on. */
  admit(account: OsAccount): Promise<void>;
  /** Removes what the address left on the disk. */
  release(): Promise<void>;
}

/** Makes an address nobody else knows: a named pipe on Windows, elsewhere a socket in a folder of its own. */
export async function makeChannelAddress(
  platform: NodeJS.Platform = process.platform,
): Promise<ChannelAddress> {
  if (platform === 'win32') {
    // The rights of a pipe are set when it is listened on, see `listenOptions`.
    return {
      path: `\\\\.\\pipe\\dmpconnect-${randomUUID()}`,
      admit: async () => {},
      release: async () => {},
    };
  }
  // mkdtemp makes the folder readable by its owner alone.
  const folder = await mkdtemp(join(tmpdir(), 'dmpc-'));
  const path = join(folder, 'w');
  return {
    path,
    async admit({ posix }) {
      if (posix === undefined) return;
      // The folder stays this process's: nobody else may put anything in the place of the socket.
      await chown(path, posix.user, posix.group);
      await chmod(path, 0o600);
      await chmod(folder, 0o711);
    },
    release: () => rm(folder, { recursive: true, force: true }),
  };
}
