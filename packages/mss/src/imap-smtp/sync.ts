import type { ImapFlow } from 'imapflow';
import { MssError } from '../errors.js';
import type { Message } from '../mailbox/message.js';
import type { SyncResult } from '../mailbox/search.js';
import { writeMessageId } from './message-id.js';
import { inFolder, readBody, searchUids } from './messages.js';
import { FETCHED, messageFromImap } from './read-message.js';

/** What is known of a folder: validity of its numbers, its last change, and the numbers that it had (mss 13.1). */
type Known = Readonly<
  Record<string, { readonly v: string; readonly m: string; readonly u: readonly number[] }>
>;

/** What changed in every folder since a token was given. @throws {MssError} `REQUEST_INVALID` */
export async function syncFolders(
  client: ImapFlow,
  mailbox: string,
  token: string | undefined,
): Promise<SyncResult> {
  const before = token === undefined ? {} : readToken(token);
  const now: Record<string, Known[string]> = {};
  const modified: Message[] = [];
  const deletedIds: string[] = [];
  for (const { path, flags } of await client.list()) {
    if (flags.has('\\Noselect')) continue;
    await inFolder(client, path, async (uidValidity) => {
      const modseq = client.mailbox === false ? 0n : (client.mailbox.highestModseq ?? 0n);
      const uids = await searchUids(client, { all: true });
      now[path] = { v: String(uidValidity), m: String(modseq), u: uids };
      const known = before[path];
      const same = known !== undefined && known.v === String(uidValidity);
      if (known !== undefined) {
        const gone = same ? known.u.filter((uid) => !uids.includes(uid)) : known.u;
        const validity = BigInt(known.v);
        deletedIds.push(...gone.map((uid) => writeMessageId({ path, uidValidity: validity, uid })));
      }
      if (uids.length === 0 || (same && known.m === String(modseq) && modseq > 0n)) return;
      const changedSince = same && BigInt(known.m) > 0n ? { changedSince: BigInt(known.m) } : {};
      for (const message of await client.fetchAll(uids, FETCHED, { uid: true, ...changedSince })) {
        const body = await readBody(client, message, false);
        modified.push(messageFromImap(message, { path, uidValidity, mailbox }, body));
      }
    });
  }
  for (const [path, known] of Object.entries(before)) {
    if (now[path] !== undefined) continue;
    deletedIds.push(...known.u.map((uid) => writeMessageId({ path, uidValidity: BigInt(known.v), uid })));
  }
  return { token: Buffer.from(JSON.stringify(now)).toString('base64url'), modified, deletedIds };
}

function readToken(token: string): Known {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (isKnown(value)) return value;
  } catch {
    // Said below.
  }
  throw new MssError('REQUEST_INVALID', 'token is not one that this operator gave.', { field: 'token' });
}

function isKnown(value: unknown): value is Known {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        'v' in one &&
        'm' in one &&
        'u' in one &&
        /^\d{1,20}$/.test(String(one.v)) &&
        /^\d{1,20}$/.test(String(one.m)) &&
        Array.isArray(one.u) &&
        one.u.every((uid) => Number.isSafeInteger(uid)),
    )
  );
}
