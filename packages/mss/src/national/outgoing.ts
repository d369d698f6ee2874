import type { Correspondent, OutgoingAttachment, OutgoingMessage } from '../mailbox/message.js';
import {
  type WireAddress,
  type WireAttachmentSent,
  type WireMessageSent,
  writeSoapAttachments,
} from '../wire-profile/index.js';
import { readId } from './ids.js';

/** A message as the national operator takes it (mss 5.2, 6). Its web service carries no headers (mss 9.2). */
export function messageToWire(sender: string, message: OutgoingMessage): WireMessageSent {
  const { related, draftId } = message;
  return {
    ...(draftId === undefined ? {} : { messageId: readId(draftId, 'message.draftId') }),
    ...(related === undefined
      ? {}
      : { messageTransferedId: readId(related.messageId, 'message.related.messageId') }),
    subject: message.subject,
    body: message.body,
    isHTML: message.html ?? false,
    isAccuse: message.readReceipt ?? false,
    priority: message.priority === 'high' ? 'HAUTE' : 'NORMAL',
    ...(related === undefined ? {} : { replyType: related.as === 'reply' ? 'REPLIED' : 'FORWARDED' }),
    addresses: [
      addressToWire({ email: sender, name: message.senderName }, 'FROM'),
      ...message.to.map((one) => addressToWire(one, 'TO')),
      ...(message.cc ?? []).map((one) => addressToWire(one, 'CC')),
      ...(message.bcc ?? []).map((one) => addressToWire(one, 'BCC')),
    ],
    attachments: (message.attachments ?? []).map(attachmentToWire),
    idAttachmentsRemove: [],
  };
}

function addressToWire({ email, name }: Correspondent, type: string): WireAddress {
  return { email, name: name ?? '', type };
}

/** An attachment with its bytes, or with where they are (mss 5.3). */
export function attachmentToWire(file: OutgoingAttachment): WireAttachmentSent {
  const { contentType, fileName } = file;
  return 'bytes' in file
    ? { contentType, size: file.bytes.length, fileName, file: file.bytes }
    : {
        contentType,
        size: file.size,
        fileName,
        part: file.part,
        messageId: readId(file.messageId, 'message.attachments.messageId'),
      };
}

/**
 * Attachments as an XML fragment, to be put into the `message` of a `sendMessage` request of one's own (mss 12.1).
 *
 * @example `<attachments><contentType>application/zip</contentType><size>3</size>…</attachments>`
 */
export function attachmentsFragment(files: readonly OutgoingAttachment[]): string {
  return writeSoapAttachments(files.map(attachmentToWire));
}
