import type { WireFullTextQuery, WireMessageQuery } from '@dmpconnect/mss/wire-profile';
import { refuseField } from '../refusal.js';
import { readDate, sortableDate } from './dates.js';
import { branchOf, requireFolder } from './folders.js';
import type { Mailbox, StoredMessage } from './mailbox.js';
import { plainText, sizeOf } from './show.js';

type Test = (message: StoredMessage) => boolean;

/** A text without case and accents: `Hélène` is found by `helene`. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

const contains = (text: string, part: string): boolean => fold(text).includes(fold(part));

const flagged =
  (flag: string, wanted: boolean): Test =>
  ({ flags }) =>
    flags.has(flag) === wanted;

const addressed =
  (type: string, text: string): Test =>
  ({ addresses }) =>
    addresses.some((one) => one.type === type && contains(`${one.name ?? ''} ${one.email}`, text));

type Criterion = Exclude<keyof WireMessageQuery, 'folderId' | 'includeSubfolders' | 'before' | 'after'>;
type Criteria = { readonly [K in Criterion]: (value: NonNullable<WireMessageQuery[K]>) => Test };

/** The test that each criterion stands for (mss 6, `query`). */
const CRITERIA: Criteria = {
  content: (value) => (message) => contains(plainText(message), value),
  subject:
    (value) =>
    ({ subject }) =>
      contains(subject, value),
  to: (value) => addressed('TO', value),
  from: (value) => addressed('FROM', value),
  cc: (value) => addressed('CC', value),
  isSent: (value) => flagged('SENT_BY_ME', value),
  flagged: (value) => flagged('FLAGGED', value),
  deleted: (value) => flagged('DELETED', value),
  draft: (value) => flagged('DRAFT', value),
  seen: (value) => flagged('UNREAD', !value),
  answered: (value) => flagged('REPLIED', value),
  larger: (value) => (message) => sizeOf(message) > value,
  smaller: (value) => (message) => sizeOf(message) < value,
};

/** Messages for which every criterion holds. @throws {MssRefusal} 36, 41 */
export function searchMessages(mailbox: Mailbox, query: WireMessageQuery): readonly StoredMessage[] {
  const tests = [...placeTests(mailbox, query), ...criterionTests(query)];
  return [...mailbox.messages.values()].filter((message) => tests.every((test) => test(message)));
}

/** Messages that hold a text anywhere. @throws {MssRefusal} 36, 41 */
export function searchText(mailbox: Mailbox, query: WireFullTextQuery): readonly StoredMessage[] {
  const text = query.searchString.trim();
  if (text.length < 3) throw refuseField('searchString', 'has fewer than three characters');
  const tests = placeTests(mailbox, query);
  return [...mailbox.messages.values()].filter(
    (message) =>
      tests.every((test) => test(message)) &&
      [
        message.subject,
        plainText(message),
        ...message.addresses.map(({ email, name }) => `${name ?? ''} ${email}`),
        ...message.files.map(({ fileName }) => fileName),
      ].some((part) => contains(part, text)),
  );
}

function criterionTests(query: WireMessageQuery): readonly Test[] {
  return Object.keys(CRITERIA).flatMap((key) => (isCriterion(key) ? criterionTest(query, key) : []));
}

function criterionTest<K extends Criterion>(query: WireMessageQuery, key: K): readonly Test[] {
  const make: Criteria[K] = CRITERIA[key];
  const value: WireMessageQuery[K] = query[key];
  return value === undefined || value === null ? [] : [make(value)];
}

function isCriterion(key: string): key is Criterion {
  return Object.hasOwn(CRITERIA, key);
}

function placeTests(
  mailbox: Mailbox,
  query: Pick<WireMessageQuery, 'folderId' | 'includeSubfolders' | 'before' | 'after'>,
): readonly Test[] {
  const { folderId, includeSubfolders, before, after } = query;
  const tests: Test[] = [];
  if (folderId !== undefined) {
    requireFolder(mailbox, folderId);
    const folders = includeSubfolders === true ? branchOf(mailbox, folderId) : [folderId];
    tests.push(({ folder }) => folders.includes(folder));
  }
  if (before !== undefined) {
    const limit = readDate(before, 'before');
    tests.push(({ at }) => sortableDate(at) < limit);
  }
  if (after !== undefined) {
    const limit = readDate(after, 'after');
    tests.push(({ at }) => sortableDate(at) > limit);
  }
  return tests;
}
