import type { WireMessage } from '@dmpconnect/mss/wire-profile';
import { writeDate } from './dates.js';
import type { Mailbox, StoredMessage } from './mailbox.js';

/** Characters of a body in the line of a list (mss 5.2). */
const FRAGMENT = 100;

/** Bytes of a message: body and files. */
export function sizeOf({ body, files }: Pick<StoredMessage, 'body' | 'files'>): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, Buffer.byteLength(body));
}

/** A message as the service shows it; blind copies show to the sender and to oneself alone (mss 5.2). */
export function showMessage(
  mailbox: Mailbox,
  message: StoredMessage,
  options: { readonly html: boolean; readonly shownBody: number },
): WireMessage {
  const { flags, files } = message;
  const text = plainText(message);
  const body = message.html && options.html ? message.body : text;
  return {
    messageId: message.id,
    conversationId: message.conversation,
    date: writeDate(message.at),
    size: sizeOf(message),
    folderId: message.folder,
    flags: [...flags, ...(files.length === 0 ? [] : ['ATTACHMENT'])],
    priority: message.priority,
    subject: message.subject,
    fragment: text.slice(0, FRAGMENT),
    body: body.slice(0, options.shownBody),
    isBodyLarger: body.length > options.shownBody,
    addresses: message.addresses.filter(
      ({ type, email }) =>
        type !== 'BCC' || flags.has('SENT_BY_ME') || flags.has('DRAFT') || email === mailbox.address,
    ),
    attachments: files.map(({ part, contentType, fileName, bytes }) => ({
      part,
      contentType,
      size: bytes.length,
      fileName,
    })),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** The body without markup. */
export function plainText({ body, html }: Pick<StoredMessage, 'body' | 'html'>): string {
  if (!html) return body;
  return body
    .replace(/<(br|\/p|\/div|\/li)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim();
}
