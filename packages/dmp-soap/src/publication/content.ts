import type { DocumentFormat } from '../documents/document-format.js';
import { DmpError } from '../errors.js';

type Check = (content: Uint8Array) => boolean;

const startsWith =
  (...signatures: readonly (readonly number[])[]): Check =>
  (content) =>
    signatures.some((signature) => signature.every((byte, index) => content[index] === byte));

/** How the content of each format is told (dmp-transactions 5.5). */
const CHECKS: Readonly<Record<DocumentFormat, { readonly check: Check; readonly rule: string }>> = {
  text: { check: isText, rule: 'text in UTF-8' },
  rtf: { check: startsWith([...'{\\rtf'].map(codeOf)), rule: 'an RTF document' },
  jpeg: { check: startsWith([0xff, 0xd8, 0xff]), rule: 'a JPEG image' },
  tiff: { check: startsWith([0x49, 0x49, 0x2a, 0x00], [0x4d, 0x4d, 0x00, 0x2a]), rule: 'a TIFF image' },
  pdf: { check: startsWith([...'%PDF-'].map(codeOf)), rule: 'a PDF document' },
};

/**
 * Checks that a content is what its format says, and that a PDF declares PDF/A-1.
 *
 * @throws {DmpError} `CONTENT_FORMAT`, `CONTENT_PDF_A`.
 */
export function checkContent(content: Uint8Array, format: DocumentFormat, field: string): void {
  const { check, rule } = CHECKS[format];
  if (content.length === 0) throw new DmpError('CONTENT_FORMAT', `${field} is empty.`, { field });
  if (!check(content)) throw new DmpError('CONTENT_FORMAT', `${field} is not ${rule}.`, { field });
  if (format === 'pdf' && !declaresPdfA1(content)) {
    throw new DmpError('CONTENT_PDF_A', `${field} is not PDF/A-1, the only form of PDF the DMP accepts.`, {
      field,
    });
  }
}

/** As an XML attribute or as an element, the two ways of writing a property in XMP. */
const PDF_A_PART = /pdfaid:part(?:\s*=\s*["']\s*1\s*["']|\s*>\s*1\s*<)/;

/**
 * Whether a PDF says of itself that it is PDF/A-1, in its XMP metadata. PDF/A-1 forbids compressing them
 * (ISO 19005-1, 6.7.2), so they are looked for in the bytes. The rest of the norm is not checked.
 */
export function declaresPdfA1(pdf: Uint8Array): boolean {
  return PDF_A_PART.test(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1'));
}

function isText(content: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(content).includes('\0');
  } catch {
    return false;
  }
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
