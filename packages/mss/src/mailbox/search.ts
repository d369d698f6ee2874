import type { Message } from './message.js';

/** Order of a list (mss 5.4). */
export const SORT_KEYS = [
  'none',
  'date',
  'subject',
  'name',
  'recipient',
  'attachment',
  'flag',
  'priority',
] as const;

/** One of {@link SORT_KEYS}. */
export type SortKey = (typeof SORT_KEYS)[number];

export interface Page {
  /** Default 50. */
  readonly limit?: number | undefined;
  /** Default 0. */
  readonly offset?: number | undefined;
  /** Default `date`. */
  readonly sortBy?: SortKey | undefined;
  /** Default `descending`. */
  readonly order?: 'ascending' | 'descending' | undefined;
  /** Ask for bodies in HTML. Default false. */
  readonly html?: boolean | undefined;
}

/** Criteria, all of which must hold (mss 6, `query`). */
export interface MessageQuery {
  readonly content?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cc?: string | undefined;
  readonly folderId?: string | undefined;
  readonly includeSubfolders?: boolean | undefined;
  readonly sent?: boolean | undefined;
  readonly before?: Date | undefined;
  readonly after?: Date | undefined;
  readonly flagged?: boolean | undefined;
  readonly deleted?: boolean | undefined;
  readonly draft?: boolean | undefined;
  readonly seen?: boolean | undefined;
  readonly answered?: boolean | undefined;
  /** Bytes. */
  readonly largerThan?: number | undefined;
  /** Bytes. */
  readonly smallerThan?: number | undefined;
}

/** Criteria of a search in the whole text. */
export interface FullTextQuery {
  /** At least three characters. */
  readonly text: string;
  readonly before?: Date | undefined;
  readonly after?: Date | undefined;
  readonly folderId?: string | undefined;
  readonly includeSubfolders?: boolean | undefined;
}

/** What changed since a token was given. */
export interface SyncResult {
  /** Opaque: hand it to the next call. */
  readonly token: string;
  readonly modified: readonly Message[];
  readonly deletedIds: readonly string[];
}

/** What can be done to messages (mss 6, `updateMessages`). */
export const MESSAGE_UPDATES = [
  'READ',
  'UNREAD',
  'FLAGGED',
  'UNFLAGGED',
  'SPAM',
  'UNSPAM',
  'TRASH',
  'DELETE',
] as const;

/** One of {@link MESSAGE_UPDATES}. */
export type MessageUpdate = (typeof MESSAGE_UPDATES)[number];
