import type { CdaId } from '../cda/cda-header.js';
import type { DocumentQuery } from '../documents/document-query.js';
import type { FoundDocument } from '../documents/found-document.js';
import type { FoundSubmissionSet, SubmissionSetQuery } from '../documents/found-submission-set.js';
import type { Masking } from '../documents/visibility.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { DocumentReference, StatusChangeRequest } from './client.js';

/** A change of who may see a document (TD3.3a, TD3.3b). */
export interface VisibilityChangeRequest extends DocumentReference {
  /** Everybody it is to be hidden from; empty: visible to all who may read the record. */
  readonly masking: readonly Masking[];
  /** Secteur d'activité of the care, e.g. `SA07`. Default: the sector of the user's structure. */
  readonly healthcareSetting?: string;
}

/** A search by an order, an accession number or an imaging study. */
export interface ReferenceQuery extends DocumentQuery {
  /** One of these; each is an identifier in its domain and its type (dmp-transactions 4.3, referenceIdList). */
  readonly references: readonly DocumentReferenceId[];
}

/** An identifier that ties a document to an order or a study. */
export interface DocumentReferenceId {
  readonly type: 'accession' | 'order' | 'study';
  /** Domain and value; a study has its OID for root and no extension. */
  readonly id: CdaId;
}

/** A submission set and what it brought. */
export interface SubmissionSetContents {
  readonly submissionSet: FoundSubmissionSet;
  /** Without the signature. */
  readonly documents: readonly FoundDocument[];
}

/** What the DMP does with documents once they are there. */
export interface DocumentManagement {
  /** TD3.1, GetDocuments: the metadata of the current version of a document, status included. */
  findCurrentDocument(document: DocumentReference, options?: DmpCallOptions): Promise<FoundDocument>;
  /** TD3.1, FindDocumentsByReferenceId. */
  findDocumentsByReference(
    query: ReferenceQuery,
    options?: DmpCallOptions,
  ): Promise<readonly FoundDocument[]>;
  /** TD3.1, FindSubmissionSets. */
  findSubmissionSets(
    query: SubmissionSetQuery,
    options?: DmpCallOptions,
  ): Promise<readonly FoundSubmissionSet[]>;
  /** TD3.1, GetSubmissionSets: the sets that hold a document. */
  findSubmissionSetsOf(
    document: DocumentReference,
    options?: DmpCallOptions,
  ): Promise<readonly FoundSubmissionSet[]>;
  /** TD3.1, GetSubmissionSetAndContents, by the uniqueId of the set. */
  getSubmissionSet(
    set: { readonly ins: Ins; readonly uniqueId: string },
    options?: DmpCallOptions,
  ): Promise<SubmissionSetContents>;
  /**
   * TD3.3a, TD3.3b: changes who may see a document. Its entryUUID changes, its uniqueId does not: ask
   * `findCurrentDocument` before anything else is done with it.
   */
  updateVisibility(request: VisibilityChangeRequest, options?: DmpCallOptions): Promise<void>;
  /** TD3.3d: archives a document. */
  archiveDocument(request: StatusChangeRequest, options?: DmpCallOptions): Promise<void>;
  /** TD3.3d: makes an archived document active again. */
  unarchiveDocument(request: StatusChangeRequest, options?: DmpCallOptions): Promise<void>;
}
