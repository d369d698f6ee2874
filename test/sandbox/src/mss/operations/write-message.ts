import { ADDRESS_TYPES, type WireAttachmentSent, type WireMessageSent } from '@dmpconnect/mss/wire-profile';
import { MssRefusal, refuseField } from '../refusal.js';
import type { MssSettings } from '../settings.js';
import { flagMessage, requireMessage } from '../store/changes.js';
import { keepDraft, sendMail } from '../store/deliver.js';
import type { Mailbox, StoredFile, StoredMessage } from '../store/mailbox.js';
import { removeMessage, SYSTEM_FOLDER } from '../store/mailbox.js';
import type { NewMessage } from '../store/post-office.js';
import { showMessage, sizeOf } from '../store/show.js';
import { type Handler, type MssWorld, requireMailbox } from './operation.js';

const PRIORITIES: readonly string[] = ['HAUTE', 'NORMAL'];
const REPLY_TYPES: readonly string[] = ['REPLIED', 'FORWARDED'];

export const send: Handler<'item.sendMessage'> = (world, caller, { email, message }) => {
  const mailbox = requireMailbox(world, caller, email);
  const mail = readMail(world, mailbox, message, 'send');
  const original = relatedTo(mailbox, message);
  const draft = draftOf(mailbox, message);
  const sent = sendMail(world, mailbox, mail, {
    conversation: message.conversationId ?? original?.conversation,
  });
  if (original !== undefined) flagMessage(mailbox, original, message.replyType ?? 'REPLIED');
  if (draft !== undefined) removeMessage(mailbox, draft.id);
  return { message: shown(world, mailbox, sent) };
};

export const draft: Handler<'item.draftMessage'> = (world, caller, { email, message }) => {
  const mailbox = requireMailbox(world, caller, email);
  const mail = readMail(world, mailbox, message, 'draft');
  relatedTo(mailbox, message);
  return {
    message: shown(world, mailbox, keepDraft(world.office, mailbox, mail, draftOf(mailbox, message)?.id)),
  };
};

function shown({ settings }: MssWorld, mailbox: Mailbox, message: StoredMessage) {
  return showMessage(mailbox, message, { html: message.html, shownBody: settings().shownBody });
}

/** What a request says of a mail, checked (mss 5.2, 11, 15.3). @throws {MssRefusal} 1, 36, 39, 45 */
function readMail(
  { settings }: MssWorld,
  mailbox: Mailbox,
  message: WireMessageSent,
  purpose: 'send' | 'draft',
): NewMessage {
  checkAddresses(mailbox, message, purpose, settings());
  const { priority = 'NORMAL', isAccuse = false } = message;
  if (!PRIORITIES.includes(priority)) throw refuseField('priority', 'must be HAUTE or NORMAL');
  const dropped = new Set(message.idAttachmentsRemove);
  const files = message.attachments
    .map((file, index) => readFile(mailbox, file, `attachments[${index}]`))
    .filter(({ part }) => part === '' || !dropped.has(part));
  const mail = { body: message.body, files };
  if (sizeOf(mail) > settings().maxRawBytes) throw new MssRefusal(39, 'The message is too big.');
  return {
    ...mail,
    priority,
    subject: message.subject,
    html: message.isHTML,
    addresses: message.addresses.map(({ email, name, type }) => ({ email, name: name ?? '', type })),
    receiptTo: isAccuse ? mailbox.address : undefined,
  };
}

function checkAddresses(
  mailbox: Mailbox,
  { addresses }: WireMessageSent,
  purpose: 'send' | 'draft',
  { maxRecipients }: MssSettings,
): void {
  const unknown = addresses.find(({ type }) => !ADDRESS_TYPES.some((known) => known === type));
  if (unknown !== undefined)
    throw refuseField('addresses.type', `must be one of ${ADDRESS_TYPES.join(', ')}`);
  const from = addresses.filter(({ type }) => type === 'FROM');
  if (from.length !== 1 || from[0]?.email.toLowerCase() !== mailbox.address.toLowerCase()) {
    throw refuseField('addresses', 'must name the mailbox as its one FROM');
  }
  const recipients = addresses.length - 1;
  if (purpose === 'send' && recipients === 0) throw refuseField('addresses', 'names no recipient');
  if (recipients > maxRecipients)
    throw refuseField('addresses', `names more than ${maxRecipients} recipients`);
}

/** Bytes that came, or those of a message of the mailbox (mss 5.3). @throws {MssRefusal} 36, 45 */
function readFile(mailbox: Mailbox, file: WireAttachmentSent, field: string): StoredFile {
  const { contentType, fileName, size, part, messageId } = file;
  if (fileName.trim() === '' || /[\\/\p{Cc}]/u.test(fileName))
    throw refuseField(`${field}.fileName`, 'is not the name of a file');
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(contentType))
    throw refuseField(`${field}.contentType`, 'is not a media type');
  const referred = part !== undefined || messageId !== undefined;
  if ((file.file === undefined) !== referred) {
    throw refuseField(field, 'must hold a file, or the part and the message that it is in');
  }
  const found = file.file === undefined ? findFile(mailbox, messageId, part, field) : undefined;
  const bytes = found?.bytes ?? file.file ?? new Uint8Array();
  if (bytes.length !== size) throw refuseField(`${field}.size`, 'is not the size of the file');
  return { part: found?.part ?? '', contentType, fileName, bytes };
}

function findFile(
  mailbox: Mailbox,
  messageId: number | undefined,
  part: string | undefined,
  field: string,
): StoredFile {
  if (messageId === undefined || part === undefined)
    throw refuseField(field, 'needs both part and messageId');
  const found = requireMessage(mailbox, messageId).files.find((file) => file.part === part);
  if (found === undefined) throw refuseField(`${field}.part`, 'is not a part of the message');
  return found;
}

/** The message that this one answers or sends on. @throws {MssRefusal} 36, 45 */
function relatedTo(
  mailbox: Mailbox,
  { messageTransferedId, replyType }: WireMessageSent,
): StoredMessage | undefined {
  if (messageTransferedId === undefined && replyType === undefined) return undefined;
  if (messageTransferedId === undefined || replyType === undefined || !REPLY_TYPES.includes(replyType)) {
    throw refuseField('replyType', `must be ${REPLY_TYPES.join(' or ')}, with messageTransferedId`);
  }
  return requireMessage(mailbox, messageTransferedId);
}

/** The draft that a message replaces. @throws {MssRefusal} 36, 45 */
function draftOf(mailbox: Mailbox, { messageId }: WireMessageSent): StoredMessage | undefined {
  if (messageId === undefined) return undefined;
  const found = requireMessage(mailbox, messageId);
  if (found.folder !== SYSTEM_FOLDER.drafts) throw refuseField('messageId', 'is not a draft');
  return found;
}
