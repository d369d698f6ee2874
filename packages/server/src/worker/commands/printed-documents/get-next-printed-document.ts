import type { Handler } from '../../context.js';
import { describePrintedDocument } from './describe.js';

/** js-api 4.4. */
export const hl_getNextPrintedDocument: Handler<'hl_getNextPrintedDocument'> = async (
  _input,
  { services, signal },
) => {
  const { document, remaining } = await (await services.printedDocuments()).take(signal);
  return {
    ...(document === undefined ? {} : { PrintedDocument: describePrintedDocument(document) }),
    i_remainingDocumentCount: remaining,
  };
};
