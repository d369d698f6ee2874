import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { readPatient } from '../../dmp/patient.js';

/** Fields of the command by those of the library. */
const NAMES = { ins: 's_ins', uniqueId: 's_uniqueId', healthcareSetting: 's_healthCareSettings' };

/**
 * js-api 8.5, TD3.3c. The current entryUUID is looked up each time: the one of an earlier search may be out of date,
 * a change of visibility gives another (dmp-transactions 2.19).
 */
export const hl_deleteDocument: Handler<'hl_deleteDocument'> = async (input, context) => {
  const ins = readPatient(input);
  const request = { ins, uniqueId: input.s_uniqueId, healthcareSetting: input.s_healthCareSettings };
  await askDmp(context, NAMES, (client, options) => client.deleteDocument(request, options));
  return {};
};
