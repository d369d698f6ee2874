import type { FetchMessageObject, ImapFlow, SearchObject } from 'imapflow';
import { MssError } from '../errors.js';
import type { AttachmentReference, DownloadedAttachment, Message } from '../mailbox/message.js';
import type { Page, SortKey } from '../mailbox/search.js';
import { decodePart } from './decode-part.js';
import { type MessagePlace, readMessageId } from './message-id.js';
import { FETCHED, messageFromImap } from './read-message.js';
import { bodyPart, leaves } from './structure.js';

/** Bytes of a body that are read; the rest is cut. */
const MAX_BODY = 200_000;

/** Opens a folder, runs `work` in it, and lets it go. */
export async function inFolder<T>(
  client: ImapFlow,
  path: string,
  work: (uidValidity: bigint) => Promise<T>,
): Promise<T> {
  const lock = await client.getMailboxLock(path);
  try {
    return await work(client.mailbox === false ? 0n : client.mailbox.uidValidity);
  } finally {
    lock.release();
  }
}

/** Groups identifiers by folder. @throws {MssError} `REQUEST_INVALID` */
export function byFolder(ids: readonly string[]): ReadonlyMap<string, readonly MessagePlace[]> {
  if (ids.length === 0) {
    throw new MssError('REQUEST_INVALID', 'messageIds names no message.', { field: 'messageIds' });
  }
  const groups = new Map<string, readonly MessagePlace[]>();
  for (const [index, id] of ids.entries()) {
    const place = readMessageId(id, `messageIds[${index}]`);
    groups.set(place.path, [...(groups.get(place.path) ?? []), place]);
  }
  return groups;
}

/** Numbers that still mean what they meant. @throws {MssError} `REQUEST_INVALID` */
export function currentUids(places: readonly MessagePlace[], uidValidity: bigint): number[] {
  if (places.every((place) => place.uidValidity === uidValidity)) return places.map(({ uid }) => uid);
  throw new MssError('REQUEST_INVALID', 'The folder was numbered anew: list it again.', {
    field: 'messageIds',
  });
}

/** Messages of a folder that a search finds, in order. */
export function findMessages(
  client: ImapFlow,
  mailbox: string,
  path: string,
  query: SearchObject,
  page: Page,
): Promise<readonly Message[]> {
  return inFolder(client, path, async (uidValidity) => {
    const uids = await searchUids(client, query);
    if (uids.length === 0) return [];
    const fetched = await client.fetchAll(uids, FETCHED, { uid: true });
    const { limit = 50, offset = 0, html = false } = page;
    const wanted = sorted(fetched, page).slice(offset, offset + limit);
    const messages: Message[] = [];
    for (const message of wanted) {
      messages.push(
        messageFromImap(message, { path, uidValidity, mailbox }, await readBody(client, message, html)),
      );
    }
    return messages;
  });
}

/** Numbers of the messages that a search finds. */
export async function searchUids(client: ImapFlow, query: SearchObject): Promise<number[]> {
  const found: unknown = await client.search(query, { uid: true });
  return Array.isArray(found) ? found.filter((uid) => typeof uid === 'number') : [];
}

/** The text of a message, in UTF-8 whatever it was written in. */
export async function readBody(
  client: ImapFlow,
  { uid, bodyStructure }: FetchMessageObject,
  html: boolean,
): Promise<{ readonly text: string; readonly truncated: boolean }> {
  const part = bodyPart(bodyStructure, html);
  if (part === undefined) return { text: '', truncated: false };
  const { content } = await client.download(String(uid), part, { uid: true, maxBytes: MAX_BODY });
  if (content === undefined) return { text: '', truncated: false };
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return { text: bytes.toString('utf8').replace(/\r\n/g, '\n'), truncated: bytes.length >= MAX_BODY };
}

/** A file of a message, byte for byte. @throws {MssError} `REQUEST_INVALID` */
export function downloadPart(
  client: ImapFlow,
  { messageId, part }: AttachmentReference,
): Promise<DownloadedAttachment> {
  const place = readMessageId(messageId, 'messageId');
  return inFolder(client, place.path, async (uidValidity) => {
    const [uid = 0] = currentUids([place], uidValidity);
    const found = await client.fetchOne(
      String(uid),
      { bodyStructure: true, bodyParts: [part] },
      { uid: true },
    );
    const node =
      found === false || found.bodyStructure === undefined
        ? undefined
        : leaves(found.bodyStructure).find((leaf) => (leaf.part ?? '1') === part);
    const raw = found === false ? undefined : found.bodyParts?.get(part);
    if (node === undefined || raw === undefined) {
      throw new MssError('REQUEST_INVALID', 'The message has no such part.', { field: 'attachment.part' });
    }
    const fileName = node.dispositionParameters?.filename ?? node.parameters?.name;
    return {
      bytes: decodePart(raw, node.encoding),
      contentType: node.type,
      ...(fileName === undefined ? {} : { fileName }),
    };
  });
}

const RANK: Readonly<Record<Exclude<SortKey, 'none'>, (message: FetchMessageObject) => string>> = {
  date: ({ internalDate }) => new Date(internalDate ?? 0).toISOString(),
  subject: ({ envelope }) => envelope?.subject?.toLowerCase() ?? '',
  name: ({ envelope }) => envelope?.from?.[0]?.address ?? '',
  recipient: ({ envelope }) => envelope?.to?.[0]?.address ?? '',
  attachment: ({ bodyStructure }) => String(bodyStructure?.childNodes?.length ?? 0),
  flag: ({ flags }) => (flags?.has('\\Flagged') ? '1' : '0'),
  priority: ({ headers }) =>
    /priority:\s*1|importance:\s*high/i.test(headers?.toString('latin1') ?? '') ? '1' : '0',
};

function sorted(messages: readonly FetchMessageObject[], page: Page): readonly FetchMessageObject[] {
  const { sortBy = 'date', order = 'descending' } = page;
  if (sortBy === 'none') return messages;
  const sign = order === 'ascending' ? 1 : -1;
  const rank = RANK[sortBy];
  return messages.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return sign * (left === right ? a.uid - b.uid : left < right ? -1 : 1);
  });
}
