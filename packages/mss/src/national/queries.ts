import { MssError } from '../errors.js';
import type { FullTextQuery, MessageQuery, Page, SortKey } from '../mailbox/search.js';
import type { InputOf, WireFullTextQuery, WireMessageQuery } from '../wire-profile/index.js';
import { formatServiceDate } from './dates.js';
import { readId } from './ids.js';

/** Spellings of the service, mistakes included (mss 5.4). */
const SORTS: Readonly<Record<SortKey, string>> = {
  none: 'NONE',
  date: 'DATE',
  subject: 'SUBJET',
  name: 'NAME',
  recipient: 'RECIPENT',
  attachment: 'ATTACHMENT',
  flag: 'FLAG',
  priority: 'PRIORITY',
};

type Frame = Omit<InputOf<'item.searchMessages'>['searchCriteria'], 'query'>;

/** How many messages, from where, in which order. @throws {MssError} `REQUEST_INVALID` */
export function pageToWire(page: Page): Frame {
  const { limit = 50, offset = 0, sortBy = 'date', order = 'descending', html = false } = page;
  checkCount(limit, 'limit', 1);
  checkCount(offset, 'offset', 0);
  const direction = order === 'ascending' ? 'ASC' : 'DESC';
  return { html, limit, offset, sortBy: sortBy === 'none' ? SORTS.none : `${SORTS[sortBy]}_${direction}` };
}

function checkCount(value: number, field: string, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new MssError('REQUEST_INVALID', `${field} must be a whole number from ${least} on.`, { field });
}

/** Criteria as the service takes them (mss 6). @throws {MssError} `REQUEST_INVALID` */
export function queryToWire(query: MessageQuery): WireMessageQuery {
  return {
    content: query.content,
    subject: query.subject,
    to: query.to,
    from: query.from,
    cc: query.cc,
    ...placeToWire(query),
    isSent: query.sent,
    flagged: query.flagged,
    deleted: query.deleted,
    draft: query.draft,
    seen: query.seen,
    answered: query.answered,
    larger: query.largerThan,
    smaller: query.smallerThan,
  };
}

/** Criteria of a search in the whole text. @throws {MssError} `REQUEST_INVALID` under three characters. */
export function fullTextToWire(query: FullTextQuery): WireFullTextQuery {
  const text = query.text.trim();
  if (text.length < 3) {
    const field = 'query.text';
    throw new MssError('REQUEST_INVALID', `${field} must have three characters at least.`, { field });
  }
  return { searchString: text, ...placeToWire(query) };
}

function placeToWire(query: Pick<MessageQuery, 'before' | 'after' | 'folderId' | 'includeSubfolders'>) {
  return {
    folderId: query.folderId === undefined ? undefined : readId(query.folderId, 'query.folderId'),
    includeSubfolders: query.includeSubfolders,
    before: query.before && formatServiceDate(query.before),
    after: query.after && formatServiceDate(query.after),
  };
}
