import type { Folder, NewFolder } from './folder.js';
import type {
  AttachmentReference,
  DownloadedAttachment,
  Message,
  OutgoingMessage,
  SavedMessage,
} from './message.js';
import type { FullTextQuery, MessageQuery, MessageUpdate, Page, SyncResult } from './search.js';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Mailboxes of one holder at one operator: the same for the national web services and for IMAP with SMTP
 * (mss 1). A mailbox is named by its address.
 *
 * Every method throws an `MssError`. Those that reach the operator log in by themselves when it is needed.
 */
export interface MailboxClient {
  readonly adapter: 'nationalWs' | 'imapSmtp';
  /** Logs in now rather than at the first call; nothing when a session is held. @throws `LOGIN_…`. */
  login(options?: CallOptions): Promise<void>;
  /** Addresses of the holder. */
  listMailboxes(options?: CallOptions): Promise<readonly string[]>;

  /** Tree of folders, or the part of it under one. */
  listFolders(
    mailbox: string,
    options?: CallOptions & { readonly under?: string },
  ): Promise<readonly Folder[]>;
  createFolder(mailbox: string, folder: NewFolder, options?: CallOptions): Promise<Folder>;
  renameFolder(mailbox: string, folderId: string, name: string, options?: CallOptions): Promise<void>;
  moveFolder(mailbox: string, folderId: string, destinationId: string, options?: CallOptions): Promise<void>;
  /** Takes its messages away. */
  emptyFolder(mailbox: string, folderId: string, options?: CallOptions): Promise<void>;
  /** Puts it into the trash. */
  trashFolder(mailbox: string, folderId: string, options?: CallOptions): Promise<void>;
  /** Removes it for good. */
  deleteFolder(mailbox: string, folderId: string, options?: CallOptions): Promise<void>;

  listMessages(mailbox: string, folderId: string, options?: CallOptions & Page): Promise<readonly Message[]>;
  searchMessages(
    mailbox: string,
    query: MessageQuery,
    options?: CallOptions & Page,
  ): Promise<readonly Message[]>;
  searchFullText(
    mailbox: string,
    query: FullTextQuery,
    options?: CallOptions & Page,
  ): Promise<readonly Message[]>;
  /** What changed since `token`; everything, or a starting point as the operator chooses, without one. */
  syncMessages(mailbox: string, token: string | undefined, options?: CallOptions): Promise<SyncResult>;
  updateMessages(
    mailbox: string,
    messageIds: readonly string[],
    update: MessageUpdate,
    options?: CallOptions,
  ): Promise<void>;
  moveMessages(
    mailbox: string,
    messageIds: readonly string[],
    destinationId: string,
    options?: CallOptions,
  ): Promise<void>;
  /** The same as the update `DELETE`. */
  deleteMessages(mailbox: string, messageIds: readonly string[], options?: CallOptions): Promise<void>;
  downloadAttachment(
    mailbox: string,
    attachment: AttachmentReference,
    options?: CallOptions,
  ): Promise<DownloadedAttachment>;

  /**
   * Sends a message, once: nothing is repeated when bytes may have left. Addresses, limits and content are checked
   * before anything leaves. Every error carries `delivery`.
   *
   * @throws `ADDRESS_…`, `LIMIT`, `MESSAGE_INVALID`, `LOGIN_…`, `FAULT_…`, `ANSWER_…`, `TIMEOUT`, `INTERRUPTED`, …
   */
  sendMessage(mailbox: string, message: OutgoingMessage, options?: CallOptions): Promise<SavedMessage>;
  /** Keeps a message in the folder of drafts; the draft named by `draftId` is replaced. */
  saveDraft(mailbox: string, message: OutgoingMessage, options?: CallOptions): Promise<SavedMessage>;
  /** Forgets the session and closes what is open. */
  close(): Promise<void>;
}
