import type { Handler } from '../../context.js';
import { askDmp } from '../../dmp/ask.js';
import { DOCUMENT_QUERY_NAMES, readDocumentQuery } from '../../dmp/document-query.js';
import { describeFoundDocument } from '../../dmp/found-document.js';
import { readPatient } from '../../dmp/patient.js';
import { handlesOf } from '../../dmp/require-connector.js';
import { makeSearchedDocument } from '../../dmp/searched-document.js';

/** js-api 8.5, TD3.1. The handles of the search before die once this one has succeeded. */
export const hl_findDocuments: Handler<'hl_findDocuments'> = async (input, context) => {
  const { session } = context;
  const ins = readPatient(input);
  const query = readDocumentQuery(input, ins);
  const found = await askDmp(context, { ins: 's_ins', ...DOCUMENT_QUERY_NAMES }, (client, options) =>
    client.findDocuments(query, options),
  );
  const handles = handlesOf(session);
  handles.clear('search');
  delete session.slots.lastRetrieved;
  const documents = found.map((document) => makeSearchedDocument(ins, document));
  session.slots.documentsFound = { items: documents.map((source) => ({ kind: 'document', source })) };
  return { Documents: documents.map((document) => describeFoundDocument(document, handles)) };
};
