import type { Handler } from '../../context.js';
import { SEVERAL_DOCUMENTS_NAMES } from '../../dmp/submission-names.js';
import { submitDocuments } from './submit.js';

/** js-api 8.5, TD2.1: all the documents or none. */
export const hl_sendDocuments: Handler<'hl_sendDocuments'> = async (input, context) => ({
  UniqueIds: await submitDocuments(input, input.Documents, SEVERAL_DOCUMENTS_NAMES, context),
});
