import type { Handler } from '../../context.js';
import { describePrintedDocument } from './describe.js';

/** js-api 4.4. */
export const hl_getPrintedDocuments: Handler<'hl_getPrintedDocuments'> = async (_input, { services }) => {
  const documents = await (await services.printedDocuments()).pending();
  return { VirtualPrinterDocuments: documents.map(describePrintedDocument) };
};
