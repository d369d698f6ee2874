import type { Handler } from '../../context.js';

/** js-api 4.4. */
export const hl_getPrintedDocumentsCount: Handler<'hl_getPrintedDocumentsCount'> = async (
  _input,
  { services },
) => ({ i_count: await (await services.printedDocuments()).count() });
