import type { Handler } from '../../context.js';
import { readPatient } from '../../dmp/patient.js';
import { findInLastSearch } from '../../dmp/require-connector.js';
import { retrieveDocument } from '../../dmp/retrieve.js';
import { describeContent } from '../../dmp/retrieved-document.js';

/**
 * js-api 8.5, TD3.2, by unique id. `s_documentUuid` is not needed: the repository is asked by unique id alone
 * (dmp-transactions 2.18).
 */
export const hl_getDocumentContentByUniqueId: Handler<'hl_getDocumentContentByUniqueId'> = async (
  input,
  context,
) => {
  const ins = readPatient(input);
  const uniqueId = input.s_documentUniqueId;
  const found = findInLastSearch(context.session, ins, uniqueId);
  const names = { ins: 's_ins', uniqueId: 's_documentUniqueId' };
  const retrieved = await retrieveDocument({ ins, uniqueId, found }, names, context);
  return describeContent(retrieved, input, found);
};
