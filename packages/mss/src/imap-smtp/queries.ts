import type { SearchObject } from 'imapflow';
import type { FullTextQuery, MessageQuery } from '../mailbox/search.js';

/** Criteria as IMAP has them (RFC 3501 6.4.4); it compares days, so that hours are left to the caller. */
export function searchOf(query: MessageQuery, mailbox: string): SearchObject {
  const { content, subject, from, to, cc, flagged, deleted, draft, seen, answered, sent } = query;
  const given: SearchObject = {
    body: content,
    subject,
    from: sent === true ? mailbox : from,
    to,
    cc,
    flagged,
    deleted,
    draft,
    seen,
    answered,
    larger: query.largerThan,
    smaller: query.smallerThan,
    ...days(query),
    ...(sent === false ? { not: { from: mailbox } } : {}),
  };
  return compact(given);
}

/** A search in the whole text. */
export function fullTextOf(query: FullTextQuery): SearchObject {
  return compact({ text: query.text, ...days(query) });
}

function days({ before, after }: Pick<MessageQuery, 'before' | 'after'>): SearchObject {
  return { before, since: after };
}

/** Without criteria everything is found. */
function compact(query: SearchObject): SearchObject {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return given.length === 0 ? { all: true } : Object.fromEntries(given);
}
