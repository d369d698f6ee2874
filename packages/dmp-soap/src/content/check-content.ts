import type { DocumentFormat } from '../documents/document-format.js';
import { DmpError } from '../errors.js';
import { jpegProblem } from './jpeg.js';
import { declaresPdfA1, pdfProblem } from './pdf.js';
import { plainTextProblem } from './plain-text.js';
import type { ContentProblem } from './problem.js';
import { rtfProblem } from './rtf.js';
import { tiffProblem } from './tiff.js';

/** How the content of each format is checked (dmp-transactions 5.5). */
const CHECKS: Readonly<Record<DocumentFormat, (content: Uint8Array) => ContentProblem>> = {
  text: plainTextProblem,
  rtf: rtfProblem,
  jpeg: jpegProblem,
  tiff: tiffProblem,
  pdf: pdfProblem,
};

/**
 * What keeps a content from being what its format says, by its structure and not only by its first bytes: the end of a
 * sentence such as "does not begin as a PDF does". Whether a PDF is PDF/A-1 is another question.
 *
 * @example `contentProblem(Buffer.from('{\\rtf1 a'), 'rtf') // 'ends before the last RTF group does'`
 */
export function contentProblem(content: Uint8Array, format: DocumentFormat): string | undefined {
  return content.length === 0 ? 'is empty' : CHECKS[format](content);
}

/**
 * Checks that a content is what its format says, and that a PDF declares PDF/A-1.
 *
 * @param field Name of the content, for the error.
 * @throws {DmpError} `CONTENT_FORMAT`, `CONTENT_PDF_A`.
 */
export function checkContent(content: Uint8Array, format: DocumentFormat, field: string): void {
  const problem = contentProblem(content, format);
  if (problem !== undefined) throw new DmpError('CONTENT_FORMAT', `${field} ${problem}.`, { field });
  if (format === 'pdf' && !declaresPdfA1(content)) {
    throw new DmpError('CONTENT_PDF_A', `${field} is not PDF/A-1, the only form of PDF the DMP accepts.`, {
      field,
    });
  }
}
