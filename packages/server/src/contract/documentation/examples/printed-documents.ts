import type { Examples } from './typed-example.js';

type PrintedDocumentCommand =
  | 'hl_startPrintedDocumentsMonitoring'
  | 'hl_flushPrintedDocuments'
  | 'hl_getPrintedDocumentsCount'
  | 'hl_getPrintedDocuments'
  | 'hl_getNextPrintedDocument';

const DOCUMENT = {
  s_id: '0d3b5a1e-7a53-4d6b-9a43-6a6a3f9f2c11',
  s_fileName: 'Compte rendu',
  i_fileSize: 5,
  s_contentInBase64: 'JVBERi0=',
};

export const PRINTED_DOCUMENT_EXAMPLES: Examples<PrintedDocumentCommand> = {
  hl_startPrintedDocumentsMonitoring: { request: {}, answer: { VirtualPrinterDocuments: [DOCUMENT] } },
  hl_flushPrintedDocuments: { request: { s_documentIds: [DOCUMENT.s_id] }, answer: {} },
  hl_getPrintedDocumentsCount: { request: {}, answer: { i_count: 1 } },
  hl_getPrintedDocuments: { request: {}, answer: { VirtualPrinterDocuments: [DOCUMENT] } },
  hl_getNextPrintedDocument: {
    request: {},
    answer: { PrintedDocument: DOCUMENT, i_remainingDocumentCount: 0 },
  },
};
