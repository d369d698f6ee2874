import type { ImapFlow, SearchObject } from 'imapflow';
import { MssError } from '../errors.js';
import type { MailboxClient } from '../mailbox/client.js';
import type { Message } from '../mailbox/message.js';
import type { MessageUpdate, Page } from '../mailbox/search.js';
import type { OnMailbox } from './create-client.js';
import { folderOf } from './folders.js';
import { byFolder, currentUids, downloadPart, findMessages, inFolder } from './messages.js';
import { fullTextOf, searchOf } from './queries.js';
import { syncFolders } from './sync.js';

type MessageMethods = Pick<
  MailboxClient,
  | 'listMessages'
  | 'searchMessages'
  | 'searchFullText'
  | 'syncMessages'
  | 'updateMessages'
  | 'moveMessages'
  | 'deleteMessages'
  | 'downloadAttachment'
>;

type Update = (client: ImapFlow, uids: number[], path: string) => Promise<unknown>;

const BY_UID = { uid: true } as const;
const adding =
  (flag: string): Update =>
  (client, uids) =>
    client.messageFlagsAdd(uids, [flag], BY_UID);
const removing =
  (flag: string): Update =>
  (client, uids) =>
    client.messageFlagsRemove(uids, [flag], BY_UID);

/** What each update is in IMAP (mss 6, 13.1). */
const UPDATES: Readonly<Record<MessageUpdate, Update>> = {
  READ: adding('\\Seen'),
  UNREAD: removing('\\Seen'),
  FLAGGED: adding('\\Flagged'),
  UNFLAGGED: removing('\\Flagged'),
  SPAM: async (client, uids) => client.messageMove(uids, await folderOf(client, '\\Junk'), BY_UID),
  UNSPAM: (client, uids) => client.messageMove(uids, 'INBOX', BY_UID),
  TRASH: async (client, uids) => client.messageMove(uids, await folderOf(client, '\\Trash'), BY_UID),
  async DELETE(client, uids, path) {
    const trash = await folderOf(client, '\\Trash');
    if (path === trash) await client.messageDelete(uids, BY_UID);
    else await client.messageMove(uids, trash, BY_UID);
  },
};

/** Messages of a mailbox (mss 13.1). */
export function messageMethods(onMailbox: OnMailbox): MessageMethods {
  const update: MailboxClient['updateMessages'] = (mailbox, messageIds, operation, call = {}) =>
    onMailbox(mailbox, call, (client) => onEach(client, messageIds, UPDATES[operation]));
  return {
    listMessages: (mailbox, folderId, page = {}) =>
      onMailbox(mailbox, page, (client) => findMessages(client, mailbox, folderId, { all: true }, page)),
    searchMessages: (mailbox, query, page = {}) =>
      onMailbox(mailbox, page, (client) => search(client, mailbox, query, searchOf(query, mailbox), page)),
    searchFullText: (mailbox, query, page = {}) => {
      if (query.text.trim().length < 3) {
        const field = 'query.text';
        throw new MssError('REQUEST_INVALID', `${field} must have three characters at least.`, { field });
      }
      return onMailbox(mailbox, page, (client) => search(client, mailbox, query, fullTextOf(query), page));
    },
    syncMessages: (mailbox, token, call = {}) =>
      onMailbox(mailbox, call, (client) => syncFolders(client, mailbox, token)),
    updateMessages: update,
    moveMessages: (mailbox, messageIds, destinationId, call = {}) =>
      onMailbox(mailbox, call, (client) =>
        onEach(client, messageIds, (opened, uids) => opened.messageMove(uids, destinationId, BY_UID)),
      ),
    deleteMessages: (mailbox, messageIds, call = {}) => update(mailbox, messageIds, 'DELETE', call),
    downloadAttachment: (mailbox, attachment, call = {}) =>
      onMailbox(mailbox, call, (client) => downloadPart(client, attachment)),
  };
}

async function onEach(client: ImapFlow, messageIds: readonly string[], update: Update): Promise<void> {
  for (const [path, places] of byFolder(messageIds)) {
    await inFolder(client, path, async (uidValidity) => {
      const done = await update(client, currentUids(places, uidValidity), path);
      if (done !== false) return;
      throw new MssError('FAULT_FUNCTIONAL', 'IMAP: the server refused the change.');
    });
  }
}

/** In one folder, in those under it, or everywhere; one page of all that is found. */
async function search(
  client: ImapFlow,
  mailbox: string,
  {
    folderId,
    includeSubfolders,
  }: { readonly folderId?: string | undefined; readonly includeSubfolders?: boolean | undefined },
  query: SearchObject,
  page: Page,
): Promise<readonly Message[]> {
  const all = (await client.list()).filter(({ flags }) => !flags.has('\\Noselect'));
  const folders = all.filter(
    ({ path, delimiter }) =>
      folderId === undefined ||
      path === folderId ||
      (includeSubfolders === true && path.startsWith(`${folderId}${delimiter}`)),
  );
  const { limit = 50, offset = 0 } = page;
  const found: Message[] = [];
  for (const { path } of folders) {
    const whole = { ...page, offset: 0, limit: offset + limit };
    found.push(...(await findMessages(client, mailbox, path, query, whole)));
  }
  return found.slice(offset, offset + limit);
}
