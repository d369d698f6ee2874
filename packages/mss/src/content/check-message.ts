import { readAddress } from '../addresses/address.js';
import type { TrustedDomains } from '../addresses/domain-list.js';
import { MssError } from '../errors.js';
import type { Correspondent, OutgoingAttachment, OutgoingMessage } from '../mailbox/message.js';
import type { MssLimits } from './limits.js';

/** Name of the archive of documents; receivers put case aside (mss 10.1). */
export const XDM_FILE_NAME = 'IHE_XDM.ZIP';

/**
 * Checks all that can be told of a message before anything leaves: form of the addresses, content, limits
 * (mss 9, 11). A draft may lack recipients.
 *
 * @throws {MssError} `ADDRESS_INVALID`, `MESSAGE_INVALID`, `LIMIT`
 */
export function checkMessage(
  sender: string,
  message: OutgoingMessage,
  limits: MssLimits,
  purpose: 'send' | 'draft' = 'send',
): void {
  readAddress(sender, 'mailbox');
  const recipients = recipientsOf(message);
  for (const { who, field } of recipients) {
    readAddress(who.email, `${field}.email`);
    if (who.name !== undefined) checkLine(who.name, `${field}.name`);
  }
  if (message.senderName !== undefined) checkLine(message.senderName, 'message.senderName');
  if (purpose === 'send' && recipients.length === 0) {
    throw invalid('message.to', 'names no recipient, and neither do Cc and Bcc');
  }
  if (recipients.length > limits.maxRecipients) {
    throw overLimit('message.to', `${recipients.length} recipients (To, Cc, Bcc)`, limits.maxRecipients);
  }
  checkLine(message.subject, 'message.subject');
  checkText(message.body, 'message.body');
  if (message.body.length > limits.maxBodyLength) {
    throw overLimit('message.body', `${message.body.length} characters`, limits.maxBodyLength);
  }
  const attachments = message.attachments ?? [];
  attachments.forEach(checkAttachment);
  checkArchives(attachments);
  const size = rawSize(message);
  if (size > limits.maxRawBytes)
    throw overLimit('message', `${size} bytes before encoding`, limits.maxRawBytes, 39);
}

/**
 * Checks that sender and recipients are of the secure mail (mss 9.1).
 *
 * @throws {MssError} `ADDRESS_REFUSED`, `WHITE_LIST`
 */
export async function checkTrust(
  sender: string,
  message: OutgoingMessage,
  trusted: TrustedDomains,
  signal?: AbortSignal,
): Promise<void> {
  const all = [
    { email: sender, field: 'mailbox' },
    ...recipientsOf(message).map(({ who, field }) => ({ email: who.email, field: `${field}.email` })),
  ];
  for (const { email, field } of all) {
    const { domain } = readAddress(email, field);
    if (await trusted.has(domain, { signal })) continue;
    throw new MssError('ADDRESS_REFUSED', `${field} is outside the trusted domains of the secure mail.`, {
      field,
    });
  }
}

/** Attachments before base64, and body, in bytes (mss 11). What is sent on from the mailbox counts too. */
export function rawSize(message: OutgoingMessage): number {
  const files = (message.attachments ?? []).map((file) => ('bytes' in file ? file.bytes.length : file.size));
  return files.reduce((sum, size) => sum + size, Buffer.byteLength(message.body));
}

/** To, Cc and Bcc, each with the name of its field. */
function recipientsOf(
  message: OutgoingMessage,
): readonly { readonly who: Correspondent; readonly field: string }[] {
  return (['to', 'cc', 'bcc'] as const).flatMap((part) =>
    (message[part] ?? []).map((who, index) => ({ who, field: `message.${part}[${index}]` })),
  );
}

function checkAttachment(file: OutgoingAttachment, index: number): void {
  const field = `message.attachments[${index}]`;
  checkLine(file.fileName, `${field}.fileName`);
  if (file.fileName.trim() === '' || /[\\/]/.test(file.fileName)) {
    throw invalid(`${field}.fileName`, 'is not the name of a file');
  }
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(file.contentType))
    throw invalid(`${field}.contentType`, 'is not a media type');
}

/** One patient, hence one archive a message (ECO.2.1.1). */
function checkArchives(attachments: readonly OutgoingAttachment[]): void {
  const archives = attachments.filter(({ fileName }) => fileName.toUpperCase() === XDM_FILE_NAME);
  if (archives.length > 1) {
    throw invalid(
      'message.attachments',
      `holds ${archives.length} archives; a message is about one patient (ECO.2.1.1)`,
    );
  }
}

/** A line of a header: what follows a line end would be another header. */
function checkLine(text: string, field: string): void {
  if (/[\p{Cc}\u2028\u2029]/u.test(text)) throw invalid(field, 'holds a line end or a control character');
  checkText(text, field);
}

/** What XML 1.0 can carry, and every text encoding. */
function checkText(text: string, field: string): void {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) {
    throw invalid(field, 'holds a character that a mail cannot carry');
  }
}

function invalid(field: string, rule: string): MssError {
  return new MssError('MESSAGE_INVALID', `${field} ${rule}.`, { field });
}

function overLimit(field: string, found: string, limit: number, serviceCode?: number): MssError {
  return new MssError('LIMIT', `${field} has ${found}, over the limit of ${limit}.`, { field, serviceCode });
}
