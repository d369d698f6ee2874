import { MssRefusal, refuseField } from '../refusal.js';
import { requireFolder } from './folders.js';
import { type Mailbox, putMessage, removeMessage, type StoredMessage, SYSTEM_FOLDER } from './mailbox.js';

/** @throws {MssRefusal} 45 */
export function requireMessage(mailbox: Mailbox, id: number): StoredMessage {
  const message = mailbox.messages.get(id);
  if (message === undefined) throw new MssRefusal(45, 'The message does not exist.');
  return message;
}

type Change = (mailbox: Mailbox, message: StoredMessage) => void;

/** What each operation of `updateMessages` does (mss 6, 15.3). */
const CHANGES: Readonly<Record<string, Change>> = {
  READ: flagging({ remove: 'UNREAD' }),
  UNREAD: flagging({ add: 'UNREAD' }),
  FLAGGED: flagging({ add: 'FLAGGED' }),
  UNFLAGGED: flagging({ remove: 'FLAGGED' }),
  SPAM: moving(SYSTEM_FOLDER.spam),
  UNSPAM: moving(SYSTEM_FOLDER.inbox),
  TRASH: moving(SYSTEM_FOLDER.trash),
  DELETE(mailbox, message) {
    if (message.folder === SYSTEM_FOLDER.trash) removeMessage(mailbox, message.id);
    else moving(SYSTEM_FOLDER.trash)(mailbox, message);
  },
};

/**
 * Changes messages: all of them, or none when one does not exist.
 *
 * @returns The messages as they were.
 * @throws {MssRefusal} 36, 45
 */
export function changeMessages(
  mailbox: Mailbox,
  ids: readonly number[],
  operation: string,
): readonly StoredMessage[] {
  const change = Object.hasOwn(CHANGES, operation) ? CHANGES[operation] : undefined;
  if (change === undefined)
    throw refuseField('operation', `must be one of ${Object.keys(CHANGES).join(', ')}`);
  const messages = requireMessages(mailbox, ids);
  for (const message of messages) change(mailbox, message);
  return messages;
}

/** Moves messages to a folder. @throws {MssRefusal} 36, 41, 45 */
export function moveMessages(mailbox: Mailbox, ids: readonly number[], destination: number): void {
  requireFolder(mailbox, destination);
  for (const message of requireMessages(mailbox, ids)) moving(destination)(mailbox, message);
}

/** Adds a flag to a message. */
export function flagMessage(mailbox: Mailbox, message: StoredMessage, flag: string): void {
  flagging({ add: flag })(mailbox, message);
}

function requireMessages(mailbox: Mailbox, ids: readonly number[]): readonly StoredMessage[] {
  if (ids.length === 0) throw refuseField('messageIds', 'is empty');
  return [...new Set(ids)].map((id) => requireMessage(mailbox, id));
}

function flagging({ add, remove }: { readonly add?: string; readonly remove?: string }): Change {
  return (mailbox, message) => {
    const flags = new Set(message.flags);
    if (add !== undefined) flags.add(add);
    if (remove !== undefined) flags.delete(remove);
    putMessage(mailbox, { ...message, flags });
  };
}

function moving(folder: number): Change {
  return (mailbox, message) => {
    putMessage(mailbox, { ...message, folder });
  };
}
