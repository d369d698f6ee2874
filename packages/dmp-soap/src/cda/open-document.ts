import { descendants, type ParsedElement, parseXml } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';

/** Content of a document of the DMP in base64 may be large (dmp-transactions 3.2, size). */
const MAX_SIZE = 256 * 1024 * 1024;

/** A clinical document and the file that holds it. */
export interface OpenedDocument {
  /** `ClinicalDocument`. */
  readonly document: ParsedElement;
  /** It stands inside a style sheet that shows it (dmp-transactions 5.5, autoprésentable). */
  readonly selfPresenting: boolean;
}

/**
 * Finds the clinical document in a file, also inside a self-presenting one. It is untrusted: no DTD.
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function openDocument(bytes: Uint8Array): OpenedDocument {
  let root: ParsedElement;
  try {
    root = parseXml(bytes, { maxSize: MAX_SIZE });
  } catch (cause) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The document is not an XML document that can be read.', {
      cause,
    });
  }
  if (root.localName === 'ClinicalDocument' && root.namespaceURI === V3_URI) {
    return { document: root, selfPresenting: false };
  }
  const [document, ...others] = descendants(root, V3_URI, 'ClinicalDocument');
  if (document === undefined || others.length > 0) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The document is not a clinical document.');
  }
  return { document, selfPresenting: true };
}
