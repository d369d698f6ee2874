import type { WireAddress } from '@dmpconnect/mss/wire-profile';

/** Kinds of mailboxes: of a person, of an organisation, of an application (mss 8.1). */
export const MAILBOX_TYPES = ['PER', 'ORG', 'APP'] as const;
/** One of {@link MAILBOX_TYPES}. */
export type MailboxType = (typeof MAILBOX_TYPES)[number];

/** Folders that every mailbox is born with, and the one of unwanted mail (mss 5.1). */
export const SYSTEM_FOLDER = { inbox: 2, trash: 3, spam: 4, sent: 5, drafts: 6 } as const;

const SYSTEM_NAMES: readonly (readonly [number, string])[] = [
  [SYSTEM_FOLDER.inbox, 'Réception'],
  [SYSTEM_FOLDER.trash, 'Corbeille'],
  [SYSTEM_FOLDER.spam, 'Indésirables'],
  [SYSTEM_FOLDER.sent, 'Envoyés'],
  [SYSTEM_FOLDER.drafts, 'Brouillons'],
];

/** Folders that people make count from here (mss 15.3). */
export const FIRST_USER_FOLDER = 100;

export interface StoredFolder {
  readonly id: number;
  readonly name: string;
  /** 0 is the root. */
  readonly parent: number;
}

/** A file of a message. */
export interface StoredFile {
  /** MIME part; the body is `1`. */
  readonly part: string;
  readonly contentType: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface StoredMessage {
  readonly id: number;
  readonly folder: number;
  readonly conversation: number;
  readonly at: Date;
  readonly flags: ReadonlySet<string>;
  readonly priority: string;
  readonly subject: string;
  readonly body: string;
  readonly html: boolean;
  readonly addresses: readonly WireAddress[];
  readonly files: readonly StoredFile[];
  /** Whoever is to be told that the message was read. */
  readonly receiptTo?: string | undefined;
  /** Number of the last change that touched it. */
  readonly seq: number;
}

/** A mailbox and all it holds; every change has a number (mss 15.3). */
export interface Mailbox {
  readonly address: string;
  readonly type: MailboxType;
  /** National identifiers of those who may use it. */
  readonly owners: readonly string[];
  readonly folders: Map<number, StoredFolder>;
  readonly messages: Map<number, StoredMessage>;
  /** Messages that were removed, and the number of that change. */
  readonly removed: Map<number, number>;
  seq: number;
  nextFolder: number;
}

/** An empty mailbox with its system folders. */
export function createMailbox({
  address,
  type,
  owners,
}: Pick<Mailbox, 'address' | 'type' | 'owners'>): Mailbox {
  return {
    address,
    type,
    owners,
    folders: new Map(SYSTEM_NAMES.map(([id, name]) => [id, { id, name, parent: 0 }])),
    messages: new Map(),
    removed: new Map(),
    seq: 0,
    nextFolder: FIRST_USER_FOLDER,
  };
}

/** The number of a new change. */
export function nextChange(mailbox: Mailbox): number {
  mailbox.seq += 1;
  return mailbox.seq;
}

/** Puts a message into a mailbox, or what it has become in the place of what it was. */
export function putMessage(mailbox: Mailbox, message: Omit<StoredMessage, 'seq'>): StoredMessage {
  const stored = { ...message, seq: nextChange(mailbox) };
  mailbox.messages.set(stored.id, stored);
  return stored;
}

/** Removes a message for good. */
export function removeMessage(mailbox: Mailbox, id: number): void {
  if (mailbox.messages.delete(id)) mailbox.removed.set(id, nextChange(mailbox));
}
