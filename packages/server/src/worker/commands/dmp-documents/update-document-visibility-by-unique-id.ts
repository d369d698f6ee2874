import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { CHANGE_BY_ID_NAMES, readReference } from '../../dmp/document-change.js';
import { readPatient } from '../../dmp/patient.js';
import { readVisibility } from '../../dmp/submission.js';

/** js-api 8.5, TD3.3a and TD3.3b. */
export const hl_updateDocumentVisibilityByUniqueId: Handler<'hl_updateDocumentVisibilityByUniqueId'> = async (
  input,
  context,
) => {
  const request = {
    ...readReference(readPatient(input), input),
    masking: readVisibility(input.i_newVisibility),
    healthcareSetting: input.s_healthCareSettings,
  };
  await askDmp(context, CHANGE_BY_ID_NAMES, (client, options) => client.updateVisibility(request, options));
  return {};
};
