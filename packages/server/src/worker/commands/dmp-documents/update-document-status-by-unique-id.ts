import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { CHANGE_BY_ID_NAMES, readReference, toggleStatus } from '../../dmp/document-change.js';
import { readPatient } from '../../dmp/patient.js';

/** js-api 8.5, TD3.3d. */
export const hl_updateDocumentStatusByUniqueId: Handler<'hl_updateDocumentStatusByUniqueId'> = async (
  input,
  context,
) => {
  const reference = readReference(readPatient(input), input);
  await askDmp(context, CHANGE_BY_ID_NAMES, (client, options) =>
    toggleStatus(reference, input.s_healthCareSettings, client, options),
  );
  return {};
};
