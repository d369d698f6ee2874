import { MssError } from '../errors.js';
import type { MailboxClient } from '../mailbox/client.js';
import { WIRE_PROFILE, type WireKey } from '../wire-profile/index.js';
import { type CallContext, callOperation } from './call.js';
import { folderFromWire } from './folders.js';
import { readId } from './ids.js';

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

/** Operations that are asked with a folder and answer nothing. */
type OnFolder = Extract<WireKey, 'folder.emptyFolder' | 'folder.trashFolder' | 'folder.deleteFolder'>;

/** Folders of the mailboxes of the national operator (mss 5.1, 6). */
export function folderMethods(context: CallContext): FolderMethods {
  const onFolder =
    (key: OnFolder): MailboxClient['emptyFolder'] =>
    async (mailbox, folderId, call = {}) => {
      const input = { email: mailbox, folderId: readId(folderId, 'folderId') };
      await callOperation(context, WIRE_PROFILE[key], input, { mailbox, ...call });
    };
  return {
    async listFolders(mailbox, { under, ...call } = {}) {
      const input = { email: mailbox, ...(under === undefined ? {} : { folderId: readId(under, 'under') }) };
      const { output } = await callOperation(context, WIRE_PROFILE['folder.listFolders'], input, {
        mailbox,
        ...call,
      });
      return output.folders.map(folderFromWire);
    },
    async createFolder(mailbox, { name, parentId }, call = {}) {
      const folderName = checkName(name);
      const parent = parentId === undefined ? {} : { folderParentId: readId(parentId, 'folder.parentId') };
      const operation = WIRE_PROFILE['folder.createFolder'];
      const input = { email: mailbox, folderName, ...parent };
      const { output } = await callOperation(context, operation, input, { mailbox, ...call });
      if (output.folder !== undefined) return folderFromWire(output.folder);
      throw new MssError(
        'ANSWER_UNEXPECTED',
        `${operation.key}: the answer does not say which folder was made.`,
      );
    },
    async renameFolder(mailbox, folderId, name, call = {}) {
      const input = {
        email: mailbox,
        folderId: readId(folderId, 'folderId'),
        newFolderName: checkName(name),
      };
      await callOperation(context, WIRE_PROFILE['folder.renameFolder'], input, { mailbox, ...call });
    },
    async moveFolder(mailbox, folderId, destinationId, call = {}) {
      const input = {
        email: mailbox,
        folderId: readId(folderId, 'folderId'),
        destinationFolderId: readId(destinationId, 'destinationId'),
      };
      await callOperation(context, WIRE_PROFILE['folder.moveFolder'], input, { mailbox, ...call });
    },
    emptyFolder: onFolder('folder.emptyFolder'),
    trashFolder: onFolder('folder.trashFolder'),
    deleteFolder: onFolder('folder.deleteFolder'),
  };
}

function checkName(name: string): string {
  if (name.trim() !== '' && !/\p{Cc}/u.test(name)) return name.trim();
  throw new MssError('REQUEST_INVALID', 'name must be a text of one line.', { field: 'name' });
}
