import { attribute, decodeBase64, type ParsedElement } from '@dmpconnect/soap';
import { formatOfMediaType } from '../documents/formats.js';
import { DmpError } from '../errors.js';
import type { CdaHeader } from './cda-header.js';
import { contentElement, openDocument } from './open-document.js';
import { readHeader } from './read-header.js';
import type { DocumentContent } from './retrieved-document.js';

/**
 * Reads a clinical document, also inside a self-presenting one (dmp-transactions 5.5). It is untrusted: no DTD.
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function readCda(bytes: Uint8Array): { header: CdaHeader; content: DocumentContent | undefined } {
  const { document, largeContent } = openDocument(bytes);
  return { header: readHeader(document), content: readContent(document, largeContent) };
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

function readContent(document: ParsedElement, large: Uint8Array | undefined): DocumentContent | undefined {
  const text = contentElement(document);
  if (text === undefined) return undefined;
  const mediaType = attribute(text, 'mediaType') ?? 'text/plain';
  const written = large ?? Buffer.from(text.textContent ?? '');
  const bytes = attribute(text, 'representation') === 'B64' ? contentBytes(written) : written;
  return { bytes, mediaType, format: formatOfMediaType(mediaType) };
}

function contentBytes(base64: Uint8Array): Uint8Array {
  const content = decodeBase64(base64);
  if (content !== undefined) return content;
  throw new DmpError('DOCUMENT_UNREADABLE', 'The content of the clinical document is not base64.');
}
