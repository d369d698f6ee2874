import type { ContentProblem } from './problem.js';

/** How far from the end the last lines of a PDF are looked for. */
const TAIL = 1024;
/** Longest trailer dictionary that is read. */
const TRAILER = 64 * 1024;
/** A file that was changed more often was made to be slow. */
const MAX_REVISIONS = 1000;
/** How far a property may stand from its name. */
const PROPERTY = 64;

/** As an XML attribute or as an element, the two ways of writing a property in XMP. */
const PART_1 = /^pdfaid:part(?:\s*=\s*["']\s*1\s*["']|\s*>\s*1\s*<)/;
const CONFORMANCE = /^pdfaid:conformance(?:\s*=\s*["']\s*[AB]\s*["']|\s*>\s*[AB]\s*<)/;
const NAMESPACE = 'http://www.aiim.org/pdfa/ns/id/';

/** What keeps bytes from being a PDF: its first line, and the mark of its end. What readers mend is allowed. */
export function pdfProblem(bytes: Uint8Array): ContentProblem {
  const pdf = view(bytes);
  if (!/^%PDF-\d\.\d/.test(pdf.toString('latin1', 0, 8))) return 'does not begin as a PDF does';
  return pdf.includes('%%EOF') ? undefined : 'has no mark of its end: the PDF may be cut off';
}

/**
 * Whether a PDF says of itself that it is PDF/A-1, and has the outside of one (ISO 19005-1): the identification in its
 * XMP metadata (6.7.11), which may not be compressed (6.7.2); nothing after its end, tables and trailers that are
 * neither compressed nor encrypted (6.1.3, 6.1.4). What its pages hold is not checked.
 */
export function declaresPdfA1(bytes: Uint8Array): boolean {
  const pdf = view(bytes);
  return pdfProblem(bytes) === undefined && hasPlainTables(pdf) && isIdentified(pdf);
}

function isIdentified(pdf: Buffer): boolean {
  return (
    pdf.includes(NAMESPACE) &&
    occurs(pdf, 'pdfaid:part', PART_1) &&
    occurs(pdf, 'pdfaid:conformance', CONFORMANCE)
  );
}

/** Looked for in the bytes: a large document is never turned into a string. */
function occurs(pdf: Buffer, name: string, property: RegExp): boolean {
  for (let at = pdf.indexOf(name); at !== -1; at = pdf.indexOf(name, at + 1)) {
    if (property.test(pdf.toString('latin1', at, at + PROPERTY))) return true;
  }
  return false;
}

/** Where the last cross-reference table is, as the last lines say. Only white space may follow them. */
function lastTable(pdf: Buffer): number | undefined {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - TAIL));
  const offset = /startxref\s+(?<offset>\d{1,10})\s+%%EOF[\s\0]*$/.exec(tail)?.groups?.offset;
  return offset !== undefined && Number(offset) < pdf.length ? Number(offset) : undefined;
}

/** Follows the tables from the last to the first one. */
function hasPlainTables(pdf: Buffer): boolean {
  const seen = new Set<number>();
  let at: number | 'first' = lastTable(pdf) ?? pdf.length;
  while (at !== 'first') {
    if (seen.has(at) || seen.size === MAX_REVISIONS) return false;
    seen.add(at);
    const previous: number | 'first' | undefined = previousTable(pdf, at);
    if (previous === undefined) return false;
    at = previous;
  }
  return true;
}

/** Where the table before another one is; nothing when that one is not there, compressed or encrypted. */
function previousTable(pdf: Buffer, at: number): number | 'first' | undefined {
  if (pdf.toString('latin1', at, at + 4) !== 'xref') return undefined;
  const start = pdf.indexOf('trailer', at);
  if (start === -1) return undefined;
  const trailer = pdf.toString('latin1', start, start + TRAILER).split('startxref', 1)[0] ?? '';
  if (/\/(?:Encrypt|XRefStm)\b/.test(trailer)) return undefined;
  const previous = /\/Prev\s+(?<offset>\d{1,10})\b/.exec(trailer)?.groups?.offset;
  return previous === undefined ? 'first' : Number(previous);
}

function view({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
