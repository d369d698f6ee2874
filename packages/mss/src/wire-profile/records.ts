import {
  boolean,
  bytes,
  type Field,
  integer,
  list,
  optional,
  recursive,
  text,
  type ValueOf,
} from './field.js';
import { record } from './record.js';

/** A folder and those under it (mss 5.1). */
export interface WireFolder {
  readonly folderId: number;
  readonly folderName: string;
  readonly folderParentId?: number | undefined;
  readonly folderNbMessages?: number | undefined;
  readonly folderNbUnread?: number | undefined;
  readonly folders: readonly WireFolder[];
}

export const folder: Field<WireFolder> = record({
  folderId: integer,
  folderName: text,
  folderParentId: optional(integer),
  folderNbMessages: optional(integer),
  folderNbUnread: optional(integer),
  folders: list(recursive((): Field<WireFolder> => folder)),
});

/** `FROM`, `TO`, `CC`, `BCC`. */
export const ADDRESS_TYPES = ['FROM', 'TO', 'CC', 'BCC'] as const;

export const address = record({ email: text, name: optional(text), type: text });

/** An attachment as it is sent: its bytes, or where they are in the mailbox (mss 5.3). */
export const attachmentSent = record({
  contentType: text,
  size: integer,
  fileName: text,
  file: optional(bytes),
  part: optional(text),
  messageId: optional(integer),
});

/** An attachment as a message shows it. */
export const attachmentShown = record({
  part: text,
  contentType: optional(text),
  size: optional(integer),
  fileName: optional(text),
});

/** A message as it is sent, in the order of its elements (mss 6). */
export const messageSent = record({
  messageId: optional(integer),
  messageTransferedId: optional(integer),
  conversationId: optional(integer),
  subject: text,
  body: text,
  isHTML: boolean,
  // The public REST sample has neither of the two (mss 6): no receipt, and `NORMAL`.
  isAccuse: optional(boolean),
  priority: optional(text),
  replyType: optional(text),
  addresses: list(address),
  attachments: list(attachmentSent),
  idAttachmentsRemove: list(text),
});

/** A message as a mailbox shows it (mss 5.2). */
export const messageShown = record({
  messageId: integer,
  conversationId: optional(integer),
  /** `dd/MM/yyyy HH:mm:ss`, Paris time. */
  date: optional(text),
  size: optional(integer),
  folderId: optional(integer),
  flags: list(text),
  priority: optional(text),
  subject: optional(text),
  fragment: optional(text),
  body: optional(text),
  isBodyLarger: optional(boolean),
  addresses: list(address),
  attachments: list(attachmentShown),
});

/** `query` of a search, all criteria optional (mss 6). */
export const messageQuery = record({
  content: optional(text),
  subject: optional(text),
  to: optional(text),
  from: optional(text),
  cc: optional(text),
  folderId: optional(integer),
  includeSubfolders: optional(boolean),
  isSent: optional(boolean),
  before: optional(text),
  after: optional(text),
  flagged: optional(boolean),
  deleted: optional(boolean),
  draft: optional(boolean),
  seen: optional(boolean),
  answered: optional(boolean),
  larger: optional(integer),
  smaller: optional(integer),
});

export const fullTextQuery = record({
  searchString: text,
  after: optional(text),
  before: optional(text),
  folderId: optional(integer),
  includeSubfolders: optional(boolean),
});

/** Frame of a query: how many, from where, in which order (mss 5.4). */
const page = { html: boolean, limit: integer, offset: integer, sortBy: text } as const;

export const searchCriteria = record({ ...page, query: messageQuery });
export const fullTextCriteria = record({ ...page, query: fullTextQuery });

/** A professional, proposed while an address is typed (mss 6, `searchRecipient`). */
export const recipient = record({
  nom: optional(text),
  prenom: optional(text),
  profession: optional(text),
  specialite: optional(text),
  numeroTelephone: optional(text),
  adressesMail: list(text),
  situationsExercice: list(
    record({
      nomStructure: optional(text),
      adresse: optional(text),
      codePostal: optional(text),
      commune: optional(text),
    }),
  ),
});

/** An entry of the directory (mss 8.2). */
export const directoryEntry = record({
  nomComplet: optional(text),
  nom: optional(text),
  prenom: optional(text),
  adressePostale: optional(text),
  codePostal: optional(text),
  ville: optional(text),
  departement: optional(text),
  pays: optional(text),
  mail: optional(text),
  civiliteExercice: optional(text),
  idNat: optional(text),
  codeProfession: optional(text),
  codeCategorieProfession: optional(text),
  libelleCategorieProfession: optional(text),
  specialiteOrdinale: optional(text),
  raisonSociale: optional(text),
  enseigneCommerciale: optional(text),
});

export type WireAddress = ValueOf<typeof address>;
export type WireMessageSent = ValueOf<typeof messageSent>;
export type WireMessage = ValueOf<typeof messageShown>;
export type WireMessageQuery = ValueOf<typeof messageQuery>;
export type WireFullTextQuery = ValueOf<typeof fullTextQuery>;
export type WireRecipient = ValueOf<typeof recipient>;
export type WireDirectoryEntry = ValueOf<typeof directoryEntry>;
export type WireAttachmentShown = ValueOf<typeof attachmentShown>;
export type WireAttachmentSent = ValueOf<typeof attachmentSent>;
