import { lchown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Gives a file that the administrator wrote to the account of its folder: the service runs under an account of its own
 * and must be able to read what a command prepared for it. Does nothing for anybody else, nor on Windows, where rights
 * are inherited from the folder.
 */
export async function giveToOwnerOf(
  path: string,
  account: number | undefined = process.getuid?.(),
): Promise<void> {
  if (account !== 0) return;
  const { uid, gid } = await stat(dirname(path));
  if (uid !== 0) await lchown(path, uid, gid);
}
