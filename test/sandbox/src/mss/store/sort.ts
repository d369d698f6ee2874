import { refuseField } from '../refusal.js';
import { sortableDate } from './dates.js';
import type { StoredMessage } from './mailbox.js';
import { fold } from './search.js';

const nameOf = ({ addresses }: StoredMessage, type: string): string => {
  const first = addresses.find((address) => address.type === type);
  return fold(first?.name === undefined || first.name === '' ? (first?.email ?? '') : first.name);
};

/** What each key sorts by, as a text that compares rightly; spellings of the service (mss 5.4). */
const KEYS: Readonly<Record<string, (message: StoredMessage) => string>> = {
  DATE: ({ at }) => sortableDate(at),
  SUBJET: ({ subject }) => fold(subject),
  NAME: (message) => nameOf(message, 'FROM'),
  RECIPENT: (message) => nameOf(message, 'TO'),
  ATTACHMENT: ({ files }) => (files.length === 0 ? '0' : '1'),
  FLAG: ({ flags }) => (flags.has('FLAGGED') ? '1' : '0'),
  PRIORITY: ({ priority }) => (priority === 'HAUTE' ? '1' : '0'),
};

/** Part of a list in the order asked for; equal ones by identifier. @throws {MssRefusal} 36 */
export function pageOf(
  messages: readonly StoredMessage[],
  { limit, offset, sortBy }: { readonly limit: number; readonly offset: number; readonly sortBy: string },
): readonly StoredMessage[] {
  if (limit < 1) throw refuseField('limit', 'must be 1 or more');
  if (offset < 0) throw refuseField('offset', 'must be 0 or more');
  return sorted(messages, sortBy).slice(offset, offset + limit);
}

function sorted(messages: readonly StoredMessage[], sortBy: string): readonly StoredMessage[] {
  if (sortBy === 'NONE') return messages;
  const [, name = '', direction] = /^([A-Z]+)_(ASC|DESC)$/.exec(sortBy) ?? [];
  const key = Object.hasOwn(KEYS, name) ? KEYS[name] : undefined;
  if (key === undefined) throw refuseField('sortBy', 'is not a key of sorting');
  const sign = direction === 'ASC' ? 1 : -1;
  const rank = (message: StoredMessage): readonly [string, StoredMessage] => [key(message), message];
  return messages
    .map(rank)
    .sort(([a, left], [b, right]) => sign * (a === b ? left.id - right.id : a < b ? -1 : 1))
    .map(([, message]) => message);
}
