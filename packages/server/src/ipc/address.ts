import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a worker finds its master. */
export interface ChannelAddress {
  /** What `net.connect({ path })` takes. */
  readonly path: string;
  /** Removes what the address left on the disk. */
  release(): Promise<void>;
}

/** Makes an address nobody else knows: a named pipe on Windows, elsewhere a socket in a folder of its own. */
export async function makeChannelAddress(
  platform: NodeJS.Platform = process.platform,
): Promise<ChannelAddress> {
  if (platform === 'win32') {
    return { path: `\\\\.\\pipe\\dmpconnect-${randomUUID()}`, release: async () => {} };
  }
  // mkdtemp makes the folder readable by its owner alone.
  const folder = await mkdtemp(join(tmpdir(), 'dmpc-'));
  return { path: join(folder, 'w'), release: () => rm(folder, { recursive: true, force: true }) };
}
