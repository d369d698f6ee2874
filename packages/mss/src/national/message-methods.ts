import { MssError } from '../errors.js';
import type { CallOptions, MailboxClient } from '../mailbox/client.js';
import type { Message } from '../mailbox/message.js';
import type { MessageQuery, MessageUpdate, Page } from '../mailbox/search.js';
import { WIRE_PROFILE } from '../wire-profile/index.js';
import { type CallContext, callOperation } from './call.js';
import { readId } from './ids.js';
import { messageFromWire } from './messages.js';
import { fullTextToWire, pageToWire, queryToWire } from './queries.js';

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

/** Messages of the mailboxes of the national operator (mss 5.2, 6). */
export function messageMethods(context: CallContext): MessageMethods {
  async function search(
    mailbox: string,
    query: MessageQuery,
    options: CallOptions & Page = {},
  ): Promise<readonly Message[]> {
    const searchCriteria = { ...pageToWire(options), query: queryToWire(query) };
    const operation = WIRE_PROFILE['item.searchMessages'];
    const call = { mailbox, signal: options.signal };
    const { output } = await callOperation(context, operation, { email: mailbox, searchCriteria }, call);
    return output.messages.map(messageFromWire);
  }

  async function update(
    mailbox: string,
    messageIds: readonly string[],
    change: MessageUpdate,
    { signal }: CallOptions = {},
  ): Promise<void> {
    const input = { email: mailbox, messageIds: readIds(messageIds), operation: change };
    await callOperation(context, WIRE_PROFILE['item.updateMessages'], input, { mailbox, signal });
  }

  return {
    listMessages: (mailbox, folderId, options) => search(mailbox, { folderId }, options),
    searchMessages: search,
    async searchFullText(mailbox, query, options = {}) {
      const searchCriteria = { ...pageToWire(options), query: fullTextToWire(query) };
      const operation = WIRE_PROFILE['item.fullTextSearchMessages'];
      const call = { mailbox, signal: options.signal };
      const { output } = await callOperation(context, operation, { email: mailbox, searchCriteria }, call);
      return output.messages.map(messageFromWire);
    },
    async syncMessages(mailbox, token, { signal } = {}) {
      const input = { email: mailbox, ...(token === undefined ? {} : { token }) };
      const { output } = await callOperation(context, WIRE_PROFILE['item.syncMessages'], input, {
        mailbox,
        signal,
      });
      return {
        token: output.token,
        modified: output.modifiedMessages.map(messageFromWire),
        deletedIds: output.deletedMessageIds.map(String),
      };
    },
    updateMessages: update,
    async moveMessages(mailbox, messageIds, destinationId, { signal } = {}) {
      const input = {
        email: mailbox,
        messageIds: readIds(messageIds),
        destinationFolderId: readId(destinationId, 'destinationId'),
      };
      await callOperation(context, WIRE_PROFILE['item.moveMessages'], input, { mailbox, signal });
    },
    deleteMessages: (mailbox, messageIds, options) => update(mailbox, messageIds, 'DELETE', options),
    async downloadAttachment(mailbox, { messageId, part }, { signal } = {}) {
      const input = { email: mailbox, messageId: readId(messageId, 'attachment.messageId'), part };
      const operation = WIRE_PROFILE['attachment.downloadAttachment'];
      const { output } = await callOperation(context, operation, input, { mailbox, signal });
      const { file, fileName, contentType, size } = output;
      if (size !== undefined && size !== file.length) {
        throw new MssError(
          'ANSWER_TRUNCATED',
          `${operation.key}: the file has not the size that the service gives.`,
        );
      }
      return {
        bytes: file,
        ...(fileName === undefined ? {} : { fileName }),
        ...(contentType === undefined ? {} : { contentType }),
      };
    },
  };
}

function readIds(ids: readonly string[]): readonly number[] {
  if (ids.length === 0) {
    throw new MssError('REQUEST_INVALID', 'messageIds names no message.', { field: 'messageIds' });
  }
  return ids.map((id, index) => readId(id, `messageIds[${index}]`));
}
