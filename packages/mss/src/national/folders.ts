import type { Folder, FolderRole } from '../mailbox/folder.js';
import type { WireFolder } from '../wire-profile/index.js';

const ROLES: Readonly<Record<number, FolderRole>> = {
  2: 'inbox',
  3: 'trash',
  5: 'sent',
  6: 'drafts',
  4: 'hidden',
  7: 'hidden',
  10: 'hidden',
  13: 'hidden',
  14: 'hidden',
  15: 'hidden',
  16: 'hidden',
};

/** A folder of the national operator (mss 5.1). */
export function folderFromWire(wire: WireFolder): Folder {
  return {
    id: String(wire.folderId),
    name: wire.folderName,
    role: ROLES[wire.folderId] ?? 'user',
    // 0 is the root (mss 6).
    ...(wire.folderParentId === undefined || wire.folderParentId === 0
      ? {}
      : { parentId: String(wire.folderParentId) }),
    ...(wire.folderNbMessages === undefined ? {} : { messages: wire.folderNbMessages }),
    ...(wire.folderNbUnread === undefined ? {} : { unread: wire.folderNbUnread }),
    folders: wire.folders.map(folderFromWire),
  };
}
