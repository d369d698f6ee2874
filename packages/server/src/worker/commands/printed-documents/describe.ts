import type { OutputOf } from '../../../contract/table.js';
import type { PrintedDocument } from '../../../storage/printed-documents/spool.js';

type DocumentAnswer = OutputOf<'hl_getPrintedDocuments'>['VirtualPrinterDocuments'][number];

/** A printed document on the wire (js-api 4.4). */
export function describePrintedDocument({ id, name, bytes }: PrintedDocument): DocumentAnswer {
  return {
    s_id: id,
    s_fileName: name,
    i_fileSize: bytes.length,
    s_contentInBase64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
  };
}
