import type { FetchMessageObject, MessageAddressObject } from 'imapflow';
import type { Correspondent, Message, MessageFlag } from '../mailbox/message.js';
import { writeMessageId } from './message-id.js';
import { attachmentsOf } from './structure.js';

/** Characters of a body in the line of a list. */
const FRAGMENT = 100;

/** What each flag of IMAP means (mss 13.1). */
const FLAGS: readonly (readonly [string, MessageFlag])[] = [
  ['\\Flagged', 'FLAGGED'],
  ['\\Answered', 'REPLIED'],
  ['$Forwarded', 'FORWARDED'],
  ['\\Deleted', 'DELETED'],
  ['\\Draft', 'DRAFT'],
];

/** Data of a message that are fetched. */
export const FETCHED = {
  uid: true,
  flags: true,
  envelope: true,
  bodyStructure: true,
  internalDate: true,
  size: true,
  threadId: true,
  headers: ['x-priority', 'importance'],
};

/** A message of an IMAP server (mss 13.1). */
export function messageFromImap(
  message: FetchMessageObject,
  place: {
    readonly path: string;
    readonly uidValidity: bigint;
    /** The mailbox: what it sent itself is known by its sender. */
    readonly mailbox: string;
  },
  body: { readonly text: string; readonly truncated: boolean },
): Message {
  const { envelope = {}, flags = new Set(), internalDate, size, threadId } = message;
  const attachments = attachmentsOf(message.bodyStructure);
  const [from] = correspondents(envelope.from);
  const headers = message.headers?.toString('latin1') ?? '';
  const high = /^(?:x-priority:\s*[12]|importance:\s*high)/im.test(headers);
  const low = /^(?:x-priority:\s*[45]|importance:\s*low)/im.test(headers);
  const date = readDate(envelope.date) ?? readDate(internalDate);
  return {
    id: writeMessageId({ ...place, uid: message.uid }),
    folderId: place.path,
    ...(threadId === undefined ? {} : { conversationId: threadId }),
    ...(date === undefined ? {} : { date }),
    ...(size === undefined ? {} : { size }),
    flags: [
      ...(flags.has('\\Seen') ? [] : ['UNREAD' as const]),
      ...FLAGS.flatMap(([imap, flag]) => (flags.has(imap) ? [flag] : [])),
      ...(attachments.length > 0 ? ['ATTACHMENT' as const] : []),
      ...(from?.email.toLowerCase() === place.mailbox.toLowerCase() ? ['SENT_BY_ME' as const] : []),
      ...(high ? ['URGENT' as const] : []),
      ...(low ? ['LOW_PRIORITY' as const] : []),
    ],
    priority: high ? 'high' : 'normal',
    subject: envelope.subject ?? '',
    fragment: body.text.slice(0, FRAGMENT),
    body: body.text,
    bodyTruncated: body.truncated,
    ...(from === undefined ? {} : { from }),
    to: correspondents(envelope.to),
    cc: correspondents(envelope.cc),
    bcc: correspondents(envelope.bcc),
    attachments,
    ...(envelope.messageId === undefined ? {} : { internetMessageId: envelope.messageId }),
  };
}

function correspondents(list: readonly MessageAddressObject[] | undefined): readonly Correspondent[] {
  return (list ?? []).flatMap(({ address, name }) =>
    address === undefined || address === ''
      ? []
      : [{ email: address, ...(name === undefined || name === '' ? {} : { name }) }],
  );
}

function readDate(value: Date | string | undefined): Date | undefined {
  const date = value === undefined ? undefined : new Date(value);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}
