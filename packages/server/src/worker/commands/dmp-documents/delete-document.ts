import type { Handler } from '../../context.js';
import { readPatient } from '../../dmp/patient.js';
import { requireConnector } from '../../dmp/require-connector.js';
import { inWireNamesLater } from '../../dmp/wire-names.js';

/** Fields of the command by those of the library. */
const NAMES = { ins: 's_ins', uniqueId: 's_uniqueId', healthcareSetting: 's_healthCareSettings' };

/**
 * js-api 8.5, TD3.3c. The current entryUUID is looked up each time: the one of an earlier search may be out of date,
 * a change of visibility gives another (dmp-transactions 2.19).
 */
export const hl_deleteDocument: Handler<'hl_deleteDocument'> = async (input, { session, signal }) => {
  const ins = readPatient(input);
  const request = { ins, uniqueId: input.s_uniqueId, healthcareSetting: input.s_healthCareSettings };
  await requireConnector(session).transact(signal, (client, options) =>
    inWireNamesLater(NAMES, () => client.deleteDocument(request, options)),
  );
  return {};
};
