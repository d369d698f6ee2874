import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { CHANGE_BY_HANDLE_NAMES, findByHandle } from '../../dmp/document-change.js';
import { readVisibility } from '../../dmp/submission.js';

/** js-api 8.5, TD3.3a and TD3.3b, by the handle of a search. */
export const hl_updateDocumentVisibility: Handler<'hl_updateDocumentVisibility'> = async (input, context) => {
  const request = {
    ...findByHandle(context.session, input.i_document),
    masking: readVisibility(input.i_newVisibility),
    healthcareSetting: input.s_healthCareSettings,
  };
  await askDmp(context, CHANGE_BY_HANDLE_NAMES, (client, options) =>
    client.updateVisibility(request, options),
  );
  return {};
};
