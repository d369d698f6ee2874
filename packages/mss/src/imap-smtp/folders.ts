import type { ImapFlow, ListResponse } from 'imapflow';
import { MssError } from '../errors.js';
import type { Folder, FolderRole } from '../mailbox/folder.js';

const ROLES: Readonly<Record<string, FolderRole>> = {
  '\\Inbox': 'inbox',
  '\\Trash': 'trash',
  '\\Sent': 'sent',
  '\\Drafts': 'drafts',
  '\\Junk': 'hidden',
  '\\All': 'hidden',
};

/** The tree of folders; an identifier is a path of the server (mss 13.1). */
export async function listFolders(client: ImapFlow, under?: string): Promise<readonly Folder[]> {
  const all = await client.list({ statusQuery: { messages: true, unseen: true } });
  if (under !== undefined && !all.some(({ path }) => path === under)) throw unknownFolder('under');
  return childrenOf(all, under ?? '');
}

function childrenOf(all: readonly ListResponse[], parent: string): readonly Folder[] {
  return all
    .filter(({ parentPath }) => parentPath === parent)
    .map(({ path, name, specialUse = '', status }) => ({
      id: path,
      name,
      role: path.toUpperCase() === 'INBOX' ? 'inbox' : (ROLES[specialUse] ?? 'user'),
      ...(parent === '' ? {} : { parentId: parent }),
      ...(status?.messages === undefined ? {} : { messages: status.messages }),
      ...(status?.unseen === undefined ? {} : { unread: status.unseen }),
      folders: childrenOf(all, path),
    }));
}

/** The folder of a role. @throws {MssError} `UNSUPPORTED` when the server says of none that it is it. */
export async function folderOf(
  client: ImapFlow,
  role: '\\Trash' | '\\Sent' | '\\Drafts' | '\\Junk',
): Promise<string> {
  const found = (await client.list()).find(({ specialUse }) => specialUse === role);
  if (found !== undefined) return found.path;
  throw new MssError('UNSUPPORTED', `The mailbox has no folder for ${role.slice(1)}.`);
}

/** A folder by its identifier, with what separates it from those under it. @throws {MssError} `REQUEST_INVALID` */
export async function requireFolder(client: ImapFlow, id: string, field: string): Promise<ListResponse> {
  const found = (await client.list()).find(({ path }) => path === id);
  if (found === undefined) throw unknownFolder(field);
  return found;
}

function unknownFolder(field: string): MssError {
  return new MssError('REQUEST_INVALID', `${field} is not a folder of the mailbox.`, { field });
}
