import { attribute, type ParsedElement, path } from '@dmpconnect/soap';
import { formatOfMediaType } from '../documents/formats.js';
import { DmpError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import type { CdaHeader } from './cda-header.js';
import { openDocument } from './open-document.js';
import { readHeader } from './read-header.js';
import type { DocumentContent } from './retrieved-document.js';

/**
 * Reads a clinical document, also inside a self-presenting one (dmp-transactions 5.5). It is untrusted: no DTD.
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function readCda(bytes: Uint8Array): { header: CdaHeader; content: DocumentContent | undefined } {
  const { document } = openDocument(bytes);
  return { header: readHeader(document), content: readContent(document) };
}

/**
 * Reads the header of a clinical document and leaves its body alone.
 *
 * @example
 * ```ts
 * const { title, patient, authors } = readCdaHeader(report);
 * ```
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function readCdaHeader(bytes: Uint8Array): CdaHeader {
  return readHeader(openDocument(bytes).document);
}

function readContent(document: ParsedElement): DocumentContent | undefined {
  const text = path(document, V3_URI, 'component', 'nonXMLBody', 'text');
  if (text === undefined) return undefined;
  const mediaType = attribute(text, 'mediaType') ?? 'text/plain';
  return { bytes: contentBytes(text), mediaType, format: formatOfMediaType(mediaType) };
}

function contentBytes(text: ParsedElement): Uint8Array {
  if (attribute(text, 'representation') !== 'B64') return Buffer.from(text.textContent ?? '');
  const base64 = (text.textContent ?? '').replace(/\s+/g, '');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The content of the clinical document is not base64.');
  }
  return Buffer.from(base64, 'base64');
}
