import type { WireFolder } from '@dmpconnect/mss/wire-profile';
import { MssRefusal, refuseField } from '../refusal.js';
import {
  FIRST_USER_FOLDER,
  type Mailbox,
  nextChange,
  putMessage,
  removeMessage,
  type StoredFolder,
  type StoredMessage,
  SYSTEM_FOLDER,
} from './mailbox.js';

/** Messages of one folder. */
export function messagesIn(mailbox: Mailbox, folder: number): readonly StoredMessage[] {
  return [...mailbox.messages.values()].filter((message) => message.folder === folder);
}

/** @throws {MssRefusal} 41 */
export function requireFolder(mailbox: Mailbox, id: number): StoredFolder {
  const folder = mailbox.folders.get(id);
  if (folder === undefined) throw new MssRefusal(41, 'The folder does not exist.');
  return folder;
}

/** The folder and every one under it. */
export function branchOf(mailbox: Mailbox, id: number): readonly number[] {
  const below = [...mailbox.folders.values()].filter(({ parent }) => parent === id);
  return [id, ...below.flatMap((folder) => branchOf(mailbox, folder.id))];
}

/** A folder as the service shows it, with those under it (mss 5.1). */
export function showFolder(mailbox: Mailbox, folder: StoredFolder): WireFolder {
  const messages = messagesIn(mailbox, folder.id);
  return {
    folderId: folder.id,
    folderName: folder.name,
    folderParentId: folder.parent,
    folderNbMessages: messages.length,
    folderNbUnread: messages.filter(({ flags }) => flags.has('UNREAD')).length,
    folders: showFolders(mailbox, folder.id),
  };
}

/** The folders under one; 0 is the root. */
export function showFolders(mailbox: Mailbox, parent: number): readonly WireFolder[] {
  return [...mailbox.folders.values()]
    .filter((folder) => folder.parent === parent)
    .map((folder) => showFolder(mailbox, folder));
}

/** Makes a folder. @throws {MssRefusal} 36, 41 */
export function createFolder(mailbox: Mailbox, name: string, parent: number): StoredFolder {
  if (parent !== 0) requireFolder(mailbox, parent);
  const folder = { id: mailbox.nextFolder, name: freeName(mailbox, name, parent), parent };
  mailbox.nextFolder += 1;
  return put(mailbox, folder);
}

/** @throws {MssRefusal} 36, 41 */
export function renameFolder(mailbox: Mailbox, id: number, name: string): StoredFolder {
  const folder = requireUserFolder(mailbox, id);
  return put(mailbox, { ...folder, name: freeName(mailbox, name, folder.parent, id) });
}

/** Moves a folder with all it holds. @throws {MssRefusal} 36, 41 */
export function moveFolder(mailbox: Mailbox, id: number, destination: number): StoredFolder {
  const folder = requireUserFolder(mailbox, id);
  if (destination !== 0) requireFolder(mailbox, destination);
  if (branchOf(mailbox, id).includes(destination)) {
    throw refuseField('destinationFolderId', 'is the folder itself, or one under it');
  }
  return put(mailbox, {
    ...folder,
    name: freeName(mailbox, folder.name, destination, id),
    parent: destination,
  });
}

/** Moves the messages of a folder to the trash; those of the trash are removed. @throws {MssRefusal} 41 */
export function emptyFolder(mailbox: Mailbox, id: number): void {
  requireFolder(mailbox, id);
  for (const message of messagesIn(mailbox, id)) {
    if (id === SYSTEM_FOLDER.trash) removeMessage(mailbox, message.id);
    else putMessage(mailbox, { ...message, folder: SYSTEM_FOLDER.trash });
  }
}

/** Removes a folder and all it holds for good. @throws {MssRefusal} 36, 41 */
export function deleteFolder(mailbox: Mailbox, id: number): void {
  requireUserFolder(mailbox, id);
  for (const gone of branchOf(mailbox, id)) {
    for (const message of messagesIn(mailbox, gone)) removeMessage(mailbox, message.id);
    mailbox.folders.delete(gone);
    nextChange(mailbox);
  }
}

function put(mailbox: Mailbox, folder: StoredFolder): StoredFolder {
  mailbox.folders.set(folder.id, folder);
  nextChange(mailbox);
  return folder;
}

/** @throws {MssRefusal} 36 for a system folder, 41 */
function requireUserFolder(mailbox: Mailbox, id: number): StoredFolder {
  const folder = requireFolder(mailbox, id);
  if (id < FIRST_USER_FOLDER) throw refuseField('folderId', 'is a folder of the system');
  return folder;
}

/** Names are unique among siblings (mss 5.1). */
function freeName(mailbox: Mailbox, name: string, parent: number, self?: number): string {
  const wanted = name.trim();
  if (wanted === '') throw refuseField('folderName', 'is empty');
  const taken = [...mailbox.folders.values()].some(
    (folder) =>
      folder.parent === parent &&
      folder.id !== self &&
      folder.name.localeCompare(wanted, 'fr', { sensitivity: 'accent' }) === 0,
  );
  if (taken) throw refuseField('folderName', 'is the name of another folder beside it');
  return wanted;
}
