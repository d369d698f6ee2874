import type { Clock } from '../../dmp/clock.js';
import { createMailbox, type Mailbox, type StoredMessage } from './mailbox.js';
import { fold } from './search.js';

/** A mail that left for another operator (mss 15.3). */
export interface OutboxEntry {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** Bytes of body and files. */
  readonly size: number;
  readonly files: readonly string[];
}

/** Every mailbox of the operator, and what left for others. */
export interface PostOffice {
  readonly clock: Clock;
  readonly mailboxes: ReadonlyMap<string, Mailbox>;
  readonly outbox: OutboxEntry[];
  /** Case of the address does not count. */
  find(address: string): Mailbox | undefined;
  /** Makes a mailbox, or empties the one of that address. */
  open(mailbox: Pick<Mailbox, 'address' | 'type' | 'owners'>): Mailbox;
  /** Mailboxes of a holder, by national identifier. */
  ownedBy(holder: string): readonly Mailbox[];
  /** Whether the operator holds a domain itself. */
  holds(domain: string): boolean;
  /** A number that no message and no conversation has yet. */
  nextId(): number;
  clear(): void;
}

/** An operator without any mailbox. */
export function createPostOffice(clock: Clock): PostOffice {
  const mailboxes = new Map<string, Mailbox>();
  const outbox: OutboxEntry[] = [];
  let last = 1000;
  return {
    clock,
    mailboxes,
    outbox,
    find: (address) => mailboxes.get(fold(address)),
    open(options) {
      const mailbox = createMailbox(options);
      mailboxes.set(fold(options.address), mailbox);
      return mailbox;
    },
    ownedBy: (holder) => [...mailboxes.values()].filter(({ owners }) => owners.includes(holder)),
    holds: (domain) => [...mailboxes.keys()].some((address) => address.endsWith(`@${domain.toLowerCase()}`)),
    nextId() {
      last += 1;
      return last;
    },
    clear() {
      mailboxes.clear();
      outbox.length = 0;
    },
  };
}

/** A message without number, as it is written. */
export type NewMessage = Pick<StoredMessage, 'priority' | 'subject' | 'body' | 'html' | 'addresses'> & {
  readonly files?: StoredMessage['files'];
  readonly receiptTo?: string | undefined;
};
