import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { SINGLE_DOCUMENT_NAMES } from '../../dmp/submission-names.js';
import { submitDocuments } from './submit.js';

/** js-api 8.5, TD2.1. The same document as in `hl_sendDocuments`, under other names. */
export const hl_sendDocument: Handler<'hl_sendDocument'> = async (input, context) => {
  const [uniqueId] = await submitDocuments(
    input,
    [
      {
        ...input,
        s_contentInBase64: input.s_fileContentBase64,
        s_title: input.s_documentTitle,
        s_description: input.s_documentDescription,
        s_category: input.s_documentCategory,
        i_visibility: input.i_documentVisibility,
        i_format: input.i_documentFormat,
      },
    ],
    SINGLE_DOCUMENT_NAMES,
    context,
  );
  if (uniqueId === undefined) throw new ApiFailure('technical-fault');
  return { s_uniqueId: uniqueId };
};
