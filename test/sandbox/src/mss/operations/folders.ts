import {
  createFolder,
  deleteFolder,
  emptyFolder,
  moveFolder,
  renameFolder,
  requireFolder,
  showFolder,
  showFolders,
} from '../store/folders.js';
import { SYSTEM_FOLDER } from '../store/mailbox.js';
import { type Handler, requireMailbox } from './operation.js';

export const listFolders: Handler<'folder.listFolders'> = (world, caller, { email, folderId }) => {
  const mailbox = requireMailbox(world, caller, email);
  if (folderId !== undefined) requireFolder(mailbox, folderId);
  return { folders: showFolders(mailbox, folderId ?? 0) };
};

export const create: Handler<'folder.createFolder'> = (world, caller, input) => {
  const mailbox = requireMailbox(world, caller, input.email);
  return { folder: showFolder(mailbox, createFolder(mailbox, input.folderName, input.folderParentId ?? 0)) };
};

export const rename: Handler<'folder.renameFolder'> = (world, caller, input) => {
  const mailbox = requireMailbox(world, caller, input.email);
  return { folder: showFolder(mailbox, renameFolder(mailbox, input.folderId, input.newFolderName)) };
};

export const move: Handler<'folder.moveFolder'> = (world, caller, input) => {
  moveFolder(requireMailbox(world, caller, input.email), input.folderId, input.destinationFolderId);
  return {};
};

export const empty: Handler<'folder.emptyFolder'> = (world, caller, { email, folderId }) => {
  emptyFolder(requireMailbox(world, caller, email), folderId);
  return {};
};

export const trash: Handler<'folder.trashFolder'> = (world, caller, { email, folderId }) => {
  moveFolder(requireMailbox(world, caller, email), folderId, SYSTEM_FOLDER.trash);
  return {};
};

export const remove: Handler<'folder.deleteFolder'> = (world, caller, { email, folderId }) => {
  deleteFolder(requireMailbox(world, caller, email), folderId);
  return {};
};
