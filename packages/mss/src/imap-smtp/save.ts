import type { ImapFlow } from 'imapflow';
import type { OutgoingFile, OutgoingMessage, SavedMessage } from '../mailbox/message.js';
import type { Deadline } from '../network/deadline.js';
import { composeMessage } from './compose.js';
import { folderOf } from './folders.js';
import { readMessageId, writeMessageId } from './message-id.js';
import { currentUids, downloadPart, inFolder } from './messages.js';
import type { ImapSmtpOptions } from './options.js';
import { submit } from './smtp.js';

/** Sends a message, then keeps a copy among the sent ones (mss 13.1). A copy that fails is said, not thrown. */
export async function sendMessage(
  client: ImapFlow,
  options: ImapSmtpOptions,
  sender: string,
  message: OutgoingMessage,
  deadline: Deadline,
): Promise<SavedMessage> {
  const prepared = await prepare(client, sender, message);
  const { bytes, internetMessageId } = await composeMessage({ ...prepared, keepBcc: false });
  const recipients = [message.to, message.cc ?? [], message.bcc ?? []].flat().map(({ email }) => email);
  await submit(options, { sender, recipients, bytes }, deadline);
  try {
    const copy = await composeMessage({ ...prepared, internetMessageId, keepBcc: true });
    const messageId = await append(client, await folderOf(client, '\\Sent'), copy.bytes, ['\\Seen']);
    await tidy(client, message);
    return { ...messageId, internetMessageId, copied: true };
  } catch {
    return { internetMessageId, copied: false };
  }
}

/** Keeps a draft; the one that it replaces goes once the new one is there. */
export async function saveDraft(
  client: ImapFlow,
  sender: string,
  message: OutgoingMessage,
): Promise<SavedMessage> {
  const prepared = await prepare(client, sender, message);
  const { bytes, internetMessageId } = await composeMessage({ ...prepared, keepBcc: true });
  const messageId = await append(client, await folderOf(client, '\\Drafts'), bytes, ['\\Draft', '\\Seen']);
  await removeDraft(client, message.draftId);
  return { ...messageId, internetMessageId, copied: true };
}

/** Everything that is read before a message is written: files sent on, and the message that it answers. */
async function prepare(client: ImapFlow, sender: string, message: OutgoingMessage) {
  const files: OutgoingFile[] = [];
  for (const file of message.attachments ?? []) {
    if ('bytes' in file) files.push(file);
    else files.push({ ...file, bytes: (await downloadPart(client, file)).bytes });
  }
  const inReplyTo = await relatedMessageId(client, message);
  return { sender, message, files, date: new Date(), ...(inReplyTo === undefined ? {} : { inReplyTo }) };
}

async function relatedMessageId(client: ImapFlow, { related }: OutgoingMessage): Promise<string | undefined> {
  if (related === undefined) return undefined;
  const place = readMessageId(related.messageId, 'message.related.messageId');
  return await inFolder(client, place.path, async (uidValidity) => {
    const [uid = 0] = currentUids([place], uidValidity);
    const found = await client.fetchOne(String(uid), { envelope: true }, { uid: true });
    return found === false ? undefined : found.envelope?.messageId;
  });
}

/** After a mail left: its draft goes, the message that it answers is marked. */
async function tidy(client: ImapFlow, { related, draftId }: OutgoingMessage): Promise<void> {
  await removeDraft(client, draftId);
  if (related === undefined) return;
  const place = readMessageId(related.messageId, 'message.related.messageId');
  const flag = related.as === 'reply' ? '\\Answered' : '$Forwarded';
  await inFolder(client, place.path, async (uidValidity) => {
    await client.messageFlagsAdd(currentUids([place], uidValidity), [flag], { uid: true });
  });
}

async function removeDraft(client: ImapFlow, draftId: string | undefined): Promise<void> {
  if (draftId === undefined) return;
  const place = readMessageId(draftId, 'message.draftId');
  await inFolder(client, place.path, async (uidValidity) => {
    await client.messageDelete(currentUids([place], uidValidity), { uid: true });
  });
}

async function append(client: ImapFlow, path: string, bytes: Buffer, flags: string[]) {
  const kept = await client.append(path, bytes, flags);
  if (kept === false) throw new Error('The server did not keep the message.');
  const { uid, uidValidity } = kept;
  return uid === undefined || uidValidity === undefined
    ? {}
    : { messageId: writeMessageId({ path, uidValidity, uid }) };
}
