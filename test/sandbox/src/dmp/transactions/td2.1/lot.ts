import {
  attribute,
  child,
  children,
  type MtomPart,
  type ParsedElement,
  resolveXopInclude,
} from '@dmpconnect/soap';
import { type DocumentEntry, readDocumentEntry } from '../../metadata/document-entry.js';
import { readSubmissionSet, type SubmissionSet } from '../../metadata/submission-set.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { LCM, RIM, XDS } from '../../rim/namespaces.js';
import type { Association, ObjectList } from '../../rim/objects.js';
import { readObjectList } from '../../rim/read.js';

/** A document of a lot: its metadata and its bytes. */
export interface LotDocument {
  readonly entry: DocumentEntry;
  readonly bytes: Uint8Array;
}

/** A lot, as TD2.1 submits it (dmp-transactions 2.16). */
export interface Lot {
  readonly set: SubmissionSet;
  /** The documents, signature excluded, in the order of the message. */
  readonly documents: readonly LotDocument[];
  readonly signature: LotDocument;
  readonly associations: readonly Association[];
}

/** The object list of a submission. @throws {Refusal} `XDSRegistryMetadataError` */
function readSubmittedObjects(content: ParsedElement, lenient: boolean): ObjectList {
  const submission = child(content, LCM.uri, 'SubmitObjectsRequest');
  const list = submission === undefined ? undefined : child(submission, RIM.uri, 'RegistryObjectList');
  if (list === undefined) {
    throw refuseRequest(
      'XDSRegistryMetadataError',
      'The message has no SubmitObjectsRequest/RegistryObjectList.',
    );
  }
  return readObjectList(list, lenient);
}

/**
 * Reads a lot: one submission set, its documents, exactly one signature, a document for each entry and the reverse.
 *
 * @throws {Refusal}
 */
export function readLot(content: ParsedElement, parts: ReadonlyMap<string, MtomPart>, lenient: boolean): Lot {
  const objects = readSubmittedObjects(content, lenient);
  const [registryPackage, ...otherPackages] = objects.packages;
  if (registryPackage === undefined || otherPackages.length > 0) {
    throw refuseRequest('XDSRegistryMetadataError', 'The lot must hold exactly one RegistryPackage.');
  }
  const set = readSubmissionSet(registryPackage, lenient);
  const bytesById = readDocuments(content, parts);
  const documents = objects.documents.map((object): LotDocument => {
    const bytes = bytesById.get(object.id);
    if (bytes === undefined) throw refuseRequest('XDSMissingDocument', `Entry ${object.id} has no Document.`);
    return { entry: readDocumentEntry(object, lenient), bytes };
  });
  const orphan = [...bytesById.keys()].find((id) => !objects.documents.some((object) => object.id === id));
  if (orphan !== undefined) {
    throw refuseRequest(
      'XDSMissingDocumentMetadata',
      `Document ${orphan} has no ExtrinsicObject of that id.`,
    );
  }
  const [signature, ...otherSignatures] = documents.filter(({ entry }) => entry.isSignature);
  if (signature === undefined || otherSignatures.length > 0) {
    throw refuseRequest(
      'XDSRegistryMetadataError',
      'The lot must hold exactly one entry of the signature class.',
    );
  }
  if (documents.length < 2) throw refuseRequest('XDSRegistryMetadataError', 'The lot holds no document.');
  return {
    set,
    documents: documents.filter((document) => document !== signature),
    signature,
    associations: objects.associations,
  };
}

/** `xds:Document` by id: the id equals the one of the entry to the letter (dmp-transactions 2.16). */
function readDocuments(
  content: ParsedElement,
  parts: ReadonlyMap<string, MtomPart>,
): ReadonlyMap<string, Uint8Array> {
  const bytesById = new Map<string, Uint8Array>();
  for (const element of children(content, XDS.uri, 'Document')) {
    const id = attribute(element, 'id') ?? '';
    if (id === '' || bytesById.has(id)) {
      throw refuseRequest('XDSMissingDocumentMetadata', 'A Document has no id, or one that stands twice.');
    }
    if (children(element).length !== 1) {
      throw refuseRequest(
        'XDSMissingDocument',
        `Document ${id} does not come by MTOM: it holds no xop:Include.`,
      );
    }
    bytesById.set(id, resolveXopInclude(element, parts));
  }
  return bytesById;
}
