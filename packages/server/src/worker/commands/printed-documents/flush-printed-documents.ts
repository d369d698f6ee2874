import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';

/** js-api 4.4. */
export const hl_flushPrintedDocuments: Handler<'hl_flushPrintedDocuments'> = async (
  { s_documentIds },
  { services },
) => {
  const unknown = await (await services.printedDocuments()).flush(s_documentIds);
  if (unknown.length > 0) {
    throw new ApiFailure('unknown-data', {
      extended: `${unknown.length} of the ids are those of no document: nothing was removed`,
    });
  }
  return {};
};
