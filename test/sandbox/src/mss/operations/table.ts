import type { WireKey } from '@dmpconnect/mss/wire-profile';
import * as directory from './directory.js';
import * as folders from './folders.js';
import type { Handler } from './operation.js';
import * as read from './read-messages.js';
import * as write from './write-message.js';

/** What each operation does; one without handler does not compile. */
export const HANDLERS: { readonly [K in WireKey]: Handler<K> } = {
  'annuaire.listEmails': directory.listEmails,
  'annuaire.searchRecipient': directory.searchRecipient,
  'annuaire.rechercher': directory.search,
  'folder.listFolders': folders.listFolders,
  'folder.createFolder': folders.create,
  'folder.renameFolder': folders.rename,
  'folder.moveFolder': folders.move,
  'folder.emptyFolder': folders.empty,
  'folder.trashFolder': folders.trash,
  'folder.deleteFolder': folders.remove,
  'item.sendMessage': write.send,
  'item.draftMessage': write.draft,
  'item.searchMessages': read.search,
  'item.fullTextSearchMessages': read.searchFullText,
  'item.updateMessages': read.update,
  'item.moveMessages': read.move,
  'item.syncMessages': read.sync,
  'attachment.downloadAttachment': read.download,
};
