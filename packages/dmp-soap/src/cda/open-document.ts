import { descendants, type ParsedElement, parseXml, path } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import { setContentAside } from './set-aside.js';

/** Content of a document of the DMP in base64 may be large (dmp-transactions 3.2, size). */
const MAX_SIZE = 256 * 1024 * 1024;

/** A clinical document and the file that holds it. */
export interface OpenedDocument {
  /** Root of the file: the clinical document, or the style sheet that shows it. */
  readonly root: ParsedElement;
  /** `ClinicalDocument`. */
  readonly document: ParsedElement;
  /** It stands inside a style sheet that shows it (dmp-transactions 5.5, autoprésentable). */
  readonly selfPresenting: boolean;
  /** `nonXMLBody/text` when it is large: a mark stands in its place in `document`. */
  readonly largeContent: Uint8Array | undefined;
}

/**
 * Finds the clinical document in a file, also inside a self-presenting one. It is untrusted: no DTD.
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function openDocument(bytes: Uint8Array): OpenedDocument {
  if (bytes.length > MAX_SIZE) throw unreadable();
  const aside = setContentAside(bytes);
  if (aside !== undefined) {
    const found = findDocument(aside.light);
    const text = contentElement(found.document);
    if (text !== undefined && text.textContent === aside.mark)
      return { ...found, largeContent: aside.content };
    // It was no content of a document, but text of another place or of a comment: it is read where it stands.
  }
  return { ...findDocument(bytes), largeContent: undefined };
}

/** The element that holds the content of an unstructured document. */
export function contentElement(document: ParsedElement): ParsedElement | undefined {
  return path(document, V3_URI, 'component', 'nonXMLBody', 'text');
}

function findDocument(bytes: Uint8Array): Omit<OpenedDocument, 'largeContent'> {
  let root: ParsedElement;
  try {
    root = parseXml(bytes, { maxSize: MAX_SIZE });
  } catch (cause) {
    throw unreadable(cause);
  }
  if (root.localName === 'ClinicalDocument' && root.namespaceURI === V3_URI) {
    return { root, document: root, selfPresenting: false };
  }
  const [document, ...others] = descendants(root, V3_URI, 'ClinicalDocument');
  if (document === undefined || others.length > 0) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The document is not a clinical document.');
  }
  return { root, document, selfPresenting: true };
}

function unreadable(cause?: unknown): DmpError {
  return new DmpError('DOCUMENT_UNREADABLE', 'The document is not an XML document that can be read.', {
    cause,
  });
}
