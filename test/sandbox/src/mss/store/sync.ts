import type { Mailbox, StoredMessage } from './mailbox.js';

/** What changed since a token was given (mss 15.3). */
export interface Changes {
  readonly token: string;
  readonly removed: readonly number[];
  readonly modified: readonly StoredMessage[];
}

/** The token of the present state of a mailbox. */
export function syncToken({ address, seq }: Mailbox): string {
  return Buffer.from(`${address}:${seq}`).toString('base64');
}

/** Everything without a token, or with one that this mailbox did not give (mss 15.3). */
export function changesSince(mailbox: Mailbox, token: string | undefined): Changes {
  const since = token === undefined ? undefined : readToken(mailbox, token);
  const messages = [...mailbox.messages.values()];
  return {
    token: syncToken(mailbox),
    removed:
      since === undefined ? [] : [...mailbox.removed].filter(([, seq]) => seq > since).map(([id]) => id),
    modified: since === undefined ? messages : messages.filter(({ seq }) => seq > since),
  };
}

function readToken({ address, seq }: Mailbox, token: string): number | undefined {
  const text = Buffer.from(token, 'base64').toString('utf8');
  const digits = text.startsWith(`${address}:`) ? text.slice(address.length + 1) : '';
  return /^\d{1,15}$/.test(digits) && Number(digits) <= seq ? Number(digits) : undefined;
}
