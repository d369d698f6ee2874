import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { readAddress } from '../addresses/address.js';
import type { Correspondent, MssHeaders, OutgoingFile, OutgoingMessage } from '../mailbox/message.js';

/** A message written as RFC 5322 wants it. */
export interface Composed {
  readonly bytes: Buffer;
  /** `Message-ID` (ECO.2.2.1). */
  readonly internetMessageId: string;
}

/** A message with the bytes of all its files, and the message that it answers. */
export interface ComposeInput {
  readonly sender: string;
  readonly message: OutgoingMessage;
  readonly files: readonly OutgoingFile[];
  readonly inReplyTo?: string | undefined;
  /** Blind copies are named in the copy of the sender alone. */
  readonly keepBcc: boolean;
  readonly internetMessageId?: string | undefined;
  readonly date: Date;
}

/** Writes a message: UTF-8 text, files in base64, headers of the Référentiel socle #2 (mss 9.2). */
export async function composeMessage(input: ComposeInput): Promise<Composed> {
  const { sender, message, files, inReplyTo, keepBcc, date } = input;
  const { domain } = readAddress(sender, 'mailbox');
  const internetMessageId = input.internetMessageId ?? `<${randomUUID()}@${domain}>`;
  const node = new MailComposer({
    from: mailbox({ email: sender, name: message.senderName }),
    to: message.to.map(mailbox),
    cc: (message.cc ?? []).map(mailbox),
    ...(keepBcc ? { bcc: (message.bcc ?? []).map(mailbox) } : {}),
    subject: message.subject,
    ...(message.html === true ? { html: message.body } : { text: message.body }),
    date,
    messageId: internetMessageId,
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: inReplyTo }),
    headers: {
      ...mssHeaders(message.headers),
      ...(message.priority === 'high' ? { 'X-Priority': '1 (Highest)', Importance: 'High' } : {}),
      ...(message.readReceipt === true ? { 'Disposition-Notification-To': sender } : {}),
    },
    attachments: files.map(({ fileName, contentType, bytes }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(bytes),
      contentTransferEncoding: 'base64',
    })),
    // Written as the Référentiel writes them; to a mail server their case is all the same.
    normalizeHeaderKey: (key) => (/^x-mss-/i.test(key) ? key.toUpperCase() : key),
    // Nothing is read from a path or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  node.keepBcc = keepBcc;
  return { bytes: await node.build(), internetMessageId };
}

function mailbox({ email, name }: Correspondent) {
  return { address: email, name: name ?? '' };
}

/** ECO.2.2.8, ECO.2.4.1 to 2.4.3. */
function mssHeaders(headers: MssHeaders = {}): Record<string, string> {
  const { nil, qualifiedIdentity, documentTypes = [], noReply } = headers;
  return {
    ...(nil === undefined ? {} : { 'X-MSS-NIL': nil }),
    ...(qualifiedIdentity === undefined ? {} : { 'X-MSS-INS': qualifiedIdentity ? 'O' : 'N' }),
    ...(documentTypes.length === 0 ? {} : { 'X-MSS-CODECDA': documentTypes.join(',') }),
    ...(noReply === true ? { 'X-MSS-MES': 'FIN' } : {}),
  };
}
