import { ApiFailure } from '../../../contract/errors.js';
import type { Handler } from '../../context.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { retrieveDocument } from '../../dmp/retrieve.js';
import { contentOf, describeContent, extensionOf } from '../../dmp/retrieved-document.js';

/** js-api 8.5, TD3.2, by the handle of a search. The content also goes to a file that lasts as long as the session. */
export const hl_getDocumentContent: Handler<'hl_getDocumentContent'> = async (input, context) => {
  const { session, services } = context;
  const searched = handlesOf(session).find('document', input.i_documentHandle);
  if (searched === undefined) throw new ApiFailure('invalid-handle');
  const { ins, found } = searched;
  const retrieved = await retrieveDocument({ ins, uniqueId: found.uniqueId, found }, {}, context);
  session.slots.lastRetrieved = { document: searched, retrieved };
  const { url } = await services.filesOf(session).write({
    name: found.entryUuid.replace(/^urn:uuid:/, ''),
    extension: extensionOf(retrieved),
    bytes: contentOf(retrieved),
  });
  return { s_filePath: url, ...describeContent(retrieved, input, found) };
};
