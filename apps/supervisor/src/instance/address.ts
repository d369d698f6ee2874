import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Where the supervisor of this account is reached by a second start: a named pipe on Windows, elsewhere a socket in a
 * folder of the account alone.
 *
 * @param folder folder of what the supervisor keeps.
 * @param account name of the account; it is part of the name of a pipe, which has no folder.
 */
export async function instanceAddress(
  folder: string,
  account: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  if (platform === 'win32') {
    return `\\\\.\\pipe\\dmpconnect-supervisor-${Buffer.from(account, 'utf8').toString('hex')}`;
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return join(folder, 'supervisor.sock');
}
