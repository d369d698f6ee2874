import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { CHANGE_BY_HANDLE_NAMES, findByHandle, toggleStatus } from '../../dmp/document-change.js';

/** js-api 8.5, TD3.3d, by the handle of a search. */
export const hl_updateDocumentStatus: Handler<'hl_updateDocumentStatus'> = async (input, context) => {
  const reference = findByHandle(context.session, input.i_document);
  await askDmp(context, CHANGE_BY_HANDLE_NAMES, (client, options) =>
    toggleStatus(reference, input.s_healthCareSettings, client, options),
  );
  return {};
};
