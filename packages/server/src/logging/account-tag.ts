import { createHash } from 'node:crypto';

/** Field of the entries that concern one account of the system alone. */
const FIELD = /(?:^|\s)account=(\S+)/g;

/**
 * What stands for an account of the system in a journal: always of one form, whatever the system's own identifiers
 * look like.
 */
export function tagAccount(account: string): string {
  return `a-${createHash('sha256').update(account, 'utf8').digest('hex').slice(0, 8)}`;
}

/** Whether an account may see a line of the journals of the service: its own, and those that concern nobody (js-api 1.8). */
export function isLineOf(account: string, line: string): boolean {
  const tag = tagAccount(account);
  return [...line.matchAll(FIELD)].every(([, found]) => found === tag);
}
