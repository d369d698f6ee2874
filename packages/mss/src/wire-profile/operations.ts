import { boolean, bytes, type Field, integer, list, optional, text, type ValueOf } from './field.js';
import { type RecordField, type RecordOf, record, type Shape } from './record.js';
import {
  directoryEntry,
  folder,
  fullTextCriteria,
  messageSent,
  messageShown,
  recipient,
  searchCriteria,
  type WireFolder,
} from './records.js';
import type { WireStatus } from './status.js';

/** One operation on the wire, shared by client and simulator (mss 14). */
export interface WireOperation<Input, Output> {
  /** e.g. `item.sendMessage`. */
  readonly key: string;
  readonly service: 'Annuaire' | 'Folder' | 'Item' | 'Attachment';
  readonly operation: string;
  /** How sure the names of the request and of the answer are, in each protocol. */
  readonly status: Readonly<Record<Protocol, WireStatus>>;
  readonly input: RecordField<Input>;
  readonly output: RecordField<Output>;
  /** Key around the input in REST. */
  readonly restInput: string;
  readonly restOutput: string;
  /** Values of the answer that SOAP writes as attributes of its wrapper. */
  readonly soapAttributes: readonly string[];
}

/** How a service is spoken to (mss 14). */
export type Protocol = 'soap' | 'rest';

/** REST names are those of the public client; the elements of SOAP are taken to be the same (mss 4.2). */
const PUBLIC = { rest: 'source', soap: 'inferred' } as const;
const INVENTED = { rest: 'placeholder', soap: 'placeholder' } as const;

function operation<I extends Shape, O extends Shape>(
  service: WireOperation<unknown, unknown>['service'],
  name: string,
  input: I,
  output: O,
  options: Partial<Pick<WireOperation<unknown, unknown>, 'status' | 'restInput' | 'soapAttributes'>> = {},
): WireOperation<RecordOf<I>, RecordOf<O>> {
  return {
    key: `${service.toLowerCase()}.${name}`,
    service,
    operation: name,
    status: options.status ?? PUBLIC,
    input: record(input),
    output: record(output),
    restInput: options.restInput ?? `${name}Input`,
    restOutput: `${name}Output`,
    soapAttributes: options.soapAttributes ?? [],
  };
}

const email = { email: text } as const;
const messageIds = { messageIds: list(integer) } as const;
/** A folder made or renamed: its record, which some answers leave out (mss 6). */
const maybeFolder: { readonly folder: Field<WireFolder | undefined> } = { folder: optional(folder) };
const nothing = {} as const;

/** Every operation, by its key (mss 6). */
export const WIRE_PROFILE = {
  'annuaire.listEmails': operation(
    'Annuaire',
    'listEmails',
    { userId: text },
    { emails: list(text) },
    { status: { rest: 'source', soap: 'source' } },
  ),
  'annuaire.searchRecipient': operation(
    'Annuaire',
    'searchRecipient',
    { ...email, searchString: text },
    { professionnels: list(recipient) },
  ),
  'annuaire.rechercher': operation(
    'Annuaire',
    'rechercher',
    {
      nom: optional(text),
      prenom: optional(text),
      idNat: optional(text),
      specialite: optional(text),
      organisation: optional(text),
    },
    { resultat: list(directoryEntry), tronque: optional(boolean) },
    { status: INVENTED, soapAttributes: ['tronque'] },
  ),
  'folder.listFolders': operation(
    'Folder',
    'listFolders',
    { ...email, folderId: optional(integer) },
    { folders: list(folder) },
  ),
  'folder.createFolder': operation(
    'Folder',
    'createFolder',
    { ...email, folderName: text, folderParentId: optional(integer) },
    maybeFolder,
  ),
  // The public client misspells it (mss 4.3).
  'folder.renameFolder': operation(
    'Folder',
    'renameFolder',
    { ...email, folderId: integer, newFolderName: text },
    maybeFolder,
    { restInput: 'reameFolderInput' },
  ),
  'folder.moveFolder': operation(
    'Folder',
    'moveFolder',
    { ...email, folderId: integer, destinationFolderId: integer },
    nothing,
  ),
  'folder.emptyFolder': operation('Folder', 'emptyFolder', { ...email, folderId: integer }, nothing),
  'folder.trashFolder': operation('Folder', 'trashFolder', { ...email, folderId: integer }, nothing),
  // As the public client does (mss 4.3).
  'folder.deleteFolder': operation('Folder', 'deleteFolder', { ...email, folderId: integer }, nothing, {
    restInput: 'trashFolderInput',
  }),
  'item.sendMessage': operation(
    'Item',
    'sendMessage',
    { ...email, message: messageSent },
    { message: optional(messageShown) },
  ),
  'item.draftMessage': operation(
    'Item',
    'draftMessage',
    { ...email, message: messageSent },
    { message: optional(messageShown) },
  ),
  'item.searchMessages': operation(
    'Item',
    'searchMessages',
    { ...email, searchCriteria },
    { messages: list(messageShown) },
  ),
  'item.fullTextSearchMessages': operation(
    'Item',
    'fullTextSearchMessages',
    { ...email, searchCriteria: fullTextCriteria },
    { messages: list(messageShown) },
  ),
  'item.updateMessages': operation(
    'Item',
    'updateMessages',
    { ...email, ...messageIds, operation: text, flag: optional(text) },
    nothing,
  ),
  'item.moveMessages': operation(
    'Item',
    'moveMessages',
    { ...email, ...messageIds, destinationFolderId: integer },
    nothing,
  ),
  'item.syncMessages': operation(
    'Item',
    'syncMessages',
    { ...email, token: optional(text) },
    { token: text, deletedMessageIds: list(integer), modifiedMessages: list(messageShown) },
  ),
  'attachment.downloadAttachment': operation(
    'Attachment',
    'downloadAttachment',
    { ...email, messageId: integer, part: text },
    { file: bytes, contentType: optional(text), size: optional(integer), fileName: optional(text) },
  ),
} as const;

/** Key of an operation of {@link WIRE_PROFILE}. */
export type WireKey = keyof typeof WIRE_PROFILE;

/** What an operation is asked with. */
export type InputOf<K extends WireKey> = ValueOf<(typeof WIRE_PROFILE)[K]['input']>;

/** What an operation answers. */
export type OutputOf<K extends WireKey> = ValueOf<(typeof WIRE_PROFILE)[K]['output']>;
