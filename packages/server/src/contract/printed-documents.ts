import { z } from 'zod';
import { defineCommand } from './define.js';
import { textSet } from './fields.js';

/** More documents than that never wait at the same time; longer ids are none of ours. */
const MAX_IDS = 1000;
const ID_CHARACTERS = 64;

const shared = {
  group: 'printed-documents',
  session: true,
  timeoutSeconds: 15,
} as const;

/** js-api 4.4. */
const printedDocument = z.object({
  s_id: z.string().describe('Id of the document, the same until it leaves the list.'),
  s_fileName: z.string().describe('Name of its file, without the extension.'),
  i_fileSize: z.int().nonnegative().describe('Bytes of the content, decoded.'),
  s_contentInBase64: z.string().describe('The content, base64 on one line.'),
});

const pending = z
  .array(printedDocument)
  .readonly()
  .describe(
    'The documents that wait, the oldest first. Beyond 64 MiB the newest are left for when the oldest are gone.',
  );

/** js-api 4.4. */
export const hl_startPrintedDocumentsMonitoring = defineCommand({
  ...shared,
  name: 'hl_startPrintedDocumentsMonitoring',
  summary: 'Tells each time documents were printed, with all those that wait; at once when some already do.',
  kind: 'monitor',
  input: z.object({}),
  output: z.object({ VirtualPrinterDocuments: pending }),
});

/** js-api 4.4. The type of the ids is not public: a list, or a text with `;` between them. */
export const hl_flushPrintedDocuments = defineCommand({
  ...shared,
  name: 'hl_flushPrintedDocuments',
  summary: 'Removes printed documents: those named, or all of them.',
  kind: 'answer',
  input: z.object({
    s_documentIds: textSet(MAX_IDS, ID_CHARACTERS).describe(
      'Ids of the documents to remove, also as one text with `;` between them; absent: all. An unknown one leaves all.',
    ),
  }),
  output: z.object({}),
});

/** js-api 4.4. */
export const hl_getPrintedDocumentsCount = defineCommand({
  ...shared,
  name: 'hl_getPrintedDocumentsCount',
  summary: 'How many printed documents wait.',
  kind: 'answer',
  input: z.object({}),
  output: z.object({ i_count: z.int().nonnegative().describe('Number of documents.') }),
});

/** js-api 4.4. */
export const hl_getPrintedDocuments = defineCommand({
  ...shared,
  name: 'hl_getPrintedDocuments',
  summary: 'Gives the printed documents that wait, and leaves them there.',
  kind: 'answer',
  input: z.object({}),
  output: z.object({ VirtualPrinterDocuments: pending }),
});

/** js-api 4.4. */
export const hl_getNextPrintedDocument = defineCommand({
  ...shared,
  name: 'hl_getNextPrintedDocument',
  summary: 'Takes the printed document that waited longest out of the list.',
  kind: 'answer',
  timeoutSeconds: 30,
  input: z.object({}),
  output: z.object({
    PrintedDocument: printedDocument.optional().describe('The document; absent when none waits.'),
    i_remainingDocumentCount: z.int().nonnegative().describe('How many wait after this one.'),
  }),
});
