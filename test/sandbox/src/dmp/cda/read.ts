import { descendants, type ParsedElement, parseXml, SoapError } from '@dmpconnect/soap';
import { refuseRequest } from '../pipeline/refusal.js';
import { CDA_URI } from './namespace.js';

/** A document of a lot, parsed. */
export interface CdaDocument {
  /** Root of what was sent: the digests of the manifest cover the whole of it. */
  readonly root: ParsedElement;
  /** `ClinicalDocument`: the root, or inside the style sheet of a CDA autoprésentable (dmp-transactions 5.5). */
  readonly clinical: ParsedElement;
}

const XSL_URI = 'http://www.w3.org/1999/XSL/Transform';

/** Parses a CDA document. @throws {Refusal} `InvalidDocumentContent`, `XDSRepositoryOutOfResources` */
export function readCda(bytes: Uint8Array, maxBytes: number): CdaDocument {
  if (bytes.length > maxBytes) {
    throw refuseRequest('XDSRepositoryOutOfResources', `The document is over ${maxBytes} bytes.`);
  }
  const root = parse(bytes, maxBytes);
  if (isClinicalDocument(root)) return { root, clinical: root };
  const [clinical, ...others] =
    root.namespaceURI === XSL_URI ? descendants(root, CDA_URI, 'ClinicalDocument') : [];
  if (clinical === undefined || others.length > 0) {
    throw refuseRequest('InvalidDocumentContent', 'The document is not a ClinicalDocument.');
  }
  return { root, clinical };
}

function parse(bytes: Uint8Array, maxSize: number): ParsedElement {
  try {
    return parseXml(bytes, { maxSize });
  } catch (cause) {
    const reason = cause instanceof SoapError ? cause.message : '';
    throw refuseRequest('InvalidDocumentContent', `The document cannot be read. ${reason}`, cause);
  }
}

function isClinicalDocument(root: ParsedElement): boolean {
  return root.localName === 'ClinicalDocument' && root.namespaceURI === CDA_URI;
}
