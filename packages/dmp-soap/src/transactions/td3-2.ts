import { createHash } from 'node:crypto';
import {
  child,
  children,
  type MtomParts,
  type ParsedElement,
  resolveXopInclude,
  textOf,
  type XmlElement,
} from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { RS_URI, XDSB, XDSB_URI } from '../xds/namespaces.js';
import { checkRegistryResponse } from '../xds/read-response.js';

/** TD3.2, `RetrieveDocumentSetRequest` (dmp-transactions 2.18): by uniqueId, never by entryUUID. */
export function buildRetrieveRequest(uniqueId: string, repositoryUniqueId: string): XmlElement {
  return XDSB.element('RetrieveDocumentSetRequest', {}, [
    XDSB.element('DocumentRequest', {}, [
      XDSB.element('RepositoryUniqueId', {}, [repositoryUniqueId]),
      XDSB.element('DocumentUniqueId', {}, [uniqueId]),
    ]),
  ]);
}

/** A document as the repository hands it out. */
export interface StoredDocument {
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the answer to TD3.2 and takes the one document that was asked for.
 *
 * @throws {DmpServiceError} `XDS_REFUSED`, `XDS_PARTIAL`.
 * @throws {DmpError} `ANSWER_UNEXPECTED`.
 * @throws {SoapError} `MIME_PART_MISSING`.
 */
export function readRetrieveAnswer(
  answer: ParsedElement,
  attachments: MtomParts,
  uniqueId: string,
): StoredDocument {
  const response = child(answer, RS_URI, 'RegistryResponse');
  if (answer.localName !== 'RetrieveDocumentSetResponse' || response === undefined) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD3.2 is not a RetrieveDocumentSetResponse.');
  }
  checkRegistryResponse(response, 'TD3.2');
  const found = children(answer, XDSB_URI, 'DocumentResponse').find(
    (candidate) => textIn(candidate, 'DocumentUniqueId') === uniqueId,
  );
  const document = found && child(found, XDSB_URI, 'Document');
  if (found === undefined || document === undefined) {
    throw new DmpError('ANSWER_UNEXPECTED', 'The answer to TD3.2 does not hold the document asked for.');
  }
  return { mimeType: textIn(found, 'mimeType'), bytes: resolveXopInclude(document, attachments) };
}

function textIn(parent: ParsedElement, name: string): string {
  const element = child(parent, XDSB_URI, name);
  return element === undefined ? '' : textOf(element);
}

/** What the registry announced of a document. */
export interface Announced {
  /** SHA-1, hexadecimal. */
  readonly hash?: string | undefined;
  readonly size?: number | undefined;
}

/** Compares bytes with what the registry announced of them. @throws {DmpError} `DOCUMENT_ALTERED`. */
export function checkIntegrity(bytes: Uint8Array, { hash, size }: Announced): void {
  if (size !== undefined && size !== bytes.length) {
    throw new DmpError('DOCUMENT_ALTERED', 'The document has not the size that the registry announced.');
  }
  if (hash !== undefined && createHash('sha1').update(bytes).digest('hex') !== hash.toLowerCase()) {
    throw new DmpError('DOCUMENT_ALTERED', 'The document has not the hash that the registry announced.');
  }
}
