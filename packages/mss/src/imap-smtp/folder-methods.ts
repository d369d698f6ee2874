import type { ImapFlow } from 'imapflow';
import type { MailboxClient } from '../mailbox/client.js';
import type { OnMailbox } from './create-client.js';
import { folderOf, listFolders, requireFolder } from './folders.js';
import { inFolder, searchUids } from './messages.js';

type FolderMethods = Pick<
  MailboxClient,
  | 'listFolders'
  | 'createFolder'
  | 'renameFolder'
  | 'moveFolder'
  | 'emptyFolder'
  | 'trashFolder'
  | 'deleteFolder'
>;

/** Folders of a mailbox: those of the IMAP server (mss 13.1). */
export function folderMethods(onMailbox: OnMailbox): FolderMethods {
  return {
    listFolders: (mailbox, { under, ...call } = {}) =>
      onMailbox(mailbox, call, (client) => listFolders(client, under)),
    createFolder: (mailbox, { name, parentId }, call = {}) =>
      onMailbox(mailbox, call, async (client) => {
        if (parentId !== undefined) await requireFolder(client, parentId, 'folder.parentId');
        const { path } = await client.mailboxCreate(parentId === undefined ? name : [parentId, name]);
        const parent = parentId === undefined ? {} : { parentId };
        return { id: path, name, role: 'user', ...parent, messages: 0, unread: 0, folders: [] };
      }),
    renameFolder: (mailbox, folderId, name, call = {}) =>
      onMailbox(mailbox, call, async (client) => {
        const { parentPath } = await requireFolder(client, folderId, 'folderId');
        await client.mailboxRename(folderId, parentPath === '' ? name : [parentPath, name]);
      }),
    moveFolder: (mailbox, folderId, destinationId, call = {}) =>
      onMailbox(mailbox, call, (client) => moveUnder(client, folderId, destinationId)),
    emptyFolder: (mailbox, folderId, call = {}) =>
      onMailbox(mailbox, call, async (client) => {
        await requireFolder(client, folderId, 'folderId');
        const trash = await folderOf(client, '\\Trash');
        await inFolder(client, folderId, async () => {
          const uids = await searchUids(client, { all: true });
          if (uids.length === 0) return;
          if (folderId === trash) await client.messageDelete(uids, { uid: true });
          else await client.messageMove(uids, trash, { uid: true });
        });
      }),
    trashFolder: (mailbox, folderId, call = {}) =>
      onMailbox(mailbox, call, async (client) =>
        moveUnder(client, folderId, await folderOf(client, '\\Trash')),
      ),
    deleteFolder: (mailbox, folderId, call = {}) =>
      onMailbox(mailbox, call, async (client) => {
        await requireFolder(client, folderId, 'folderId');
        await client.mailboxDelete(folderId);
      }),
  };
}

async function moveUnder(client: ImapFlow, folderId: string, destinationId: string): Promise<void> {
  const { name } = await requireFolder(client, folderId, 'folderId');
  await requireFolder(client, destinationId, 'destinationId');
  await client.mailboxRename(folderId, [destinationId, name]);
}
