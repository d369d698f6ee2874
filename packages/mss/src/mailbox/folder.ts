/** What a folder is for. `user` for those that people make. */
export type FolderRole = 'inbox' | 'trash' | 'sent' | 'drafts' | 'hidden' | 'user';

/** A folder of a mailbox (mss 5.1). */
export interface Folder {
  /** Opaque: a number of the national operator, a path of an IMAP server. */
  readonly id: string;
  readonly name: string;
  readonly role: FolderRole;
  /** Absent at the root. */
  readonly parentId?: string | undefined;
  readonly messages?: number | undefined;
  readonly unread?: number | undefined;
  readonly folders: readonly Folder[];
}

/** A folder to be made. */
export interface NewFolder {
  readonly name: string;
  /** Default: the root. */
  readonly parentId?: string | undefined;
}
