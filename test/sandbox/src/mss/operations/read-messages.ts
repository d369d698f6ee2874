import { MssRefusal, refuseField } from '../refusal.js';
import { changeMessages, moveMessages, requireMessage } from '../store/changes.js';
import { acknowledgeReading } from '../store/deliver.js';
import { searchMessages, searchText } from '../store/search.js';
import { showMessage } from '../store/show.js';
import { pageOf } from '../store/sort.js';
import { changesSince } from '../store/sync.js';
import { type Handler, requireMailbox } from './operation.js';

/** Largest list that one search gives. */
const MAX_PAGE = 500;

export const search: Handler<'item.searchMessages'> = (world, caller, { email, searchCriteria }) => {
  const mailbox = requireMailbox(world, caller, email);
  const { query, html, ...page } = searchCriteria;
  checkLimit(page.limit);
  const { shownBody } = world.settings();
  return {
    messages: pageOf(searchMessages(mailbox, query), page).map((message) =>
      showMessage(mailbox, message, { html, shownBody }),
    ),
  };
};

export const searchFullText: Handler<'item.fullTextSearchMessages'> = (
  world,
  caller,
  { email, searchCriteria },
) => {
  const mailbox = requireMailbox(world, caller, email);
  const { query, html, ...page } = searchCriteria;
  checkLimit(page.limit);
  const { shownBody } = world.settings();
  return {
    messages: pageOf(searchText(mailbox, query), page).map((message) =>
      showMessage(mailbox, message, { html, shownBody }),
    ),
  };
};

export const update: Handler<'item.updateMessages'> = (world, caller, { email, messageIds, operation }) => {
  const mailbox = requireMailbox(world, caller, email);
  const before = changeMessages(mailbox, messageIds, operation);
  if (operation === 'READ') for (const message of before) acknowledgeReading(world, mailbox, message);
  return {};
};

export const move: Handler<'item.moveMessages'> = (world, caller, input) => {
  moveMessages(requireMailbox(world, caller, input.email), input.messageIds, input.destinationFolderId);
  return {};
};

export const sync: Handler<'item.syncMessages'> = (world, caller, { email, token }) => {
  const mailbox = requireMailbox(world, caller, email);
  const changes = changesSince(mailbox, token);
  const { shownBody } = world.settings();
  return {
    token: changes.token,
    deletedMessageIds: changes.removed,
    modifiedMessages: changes.modified.map((message) =>
      showMessage(mailbox, message, { html: false, shownBody }),
    ),
  };
};

export const download: Handler<'attachment.downloadAttachment'> = (
  world,
  caller,
  { email, messageId, part },
) => {
  const mailbox = requireMailbox(world, caller, email);
  const file = requireMessage(mailbox, messageId).files.find((one) => one.part === part);
  if (file === undefined) throw new MssRefusal(45, 'The message has no such part.');
  return {
    file: file.bytes,
    contentType: file.contentType,
    size: file.bytes.length,
    fileName: file.fileName,
  };
};

function checkLimit(limit: number): void {
  if (limit > MAX_PAGE) throw refuseField('limit', `must be at most ${MAX_PAGE}`);
}
