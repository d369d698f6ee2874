import type { RetrievedDocument } from '../cda/retrieved-document.js';
import type { DocumentQuery } from '../documents/document-query.js';
import type { DocumentStatus, FoundDocument } from '../documents/found-document.js';
import type { SubmissionRequest, SubmissionResult } from '../documents/submission.js';
import type { Ins } from '../ins/ins.js';
import type { DmpCallOptions } from '../options/client-options.js';
import type { DocumentManagement } from './document-client.js';
import type { DmpExistence } from './existence.js';
import type { PatientTransactions } from './patient-client.js';

/** One document of one patient. */
export interface DocumentReference {
  readonly ins: Ins;
  /** XDS uniqueId, an OID. */
  readonly uniqueId: string;
  /** entryUUID when the caller knows it: spares a call where one is needed. */
  readonly entryUuid?: string;
}

/** A retrieval: what the caller already knows of the document lets the bytes be checked. */
export interface RetrievalRequest extends DocumentReference {
  /** From the metadata; checked when given. */
  readonly hash?: string;
  /** From the metadata; checked when given. */
  readonly size?: number;
  /** Default: the DMP's only repository. */
  readonly repositoryUniqueId?: string;
}

/** A deletion or another status change (TD3.3). */
export interface StatusChangeRequest extends DocumentReference {
  /** Status now. Default: the usual one, `archived` to unarchive, else `approved`; looked up when it is not that. */
  readonly status?: DocumentStatus;
  /** Secteur d'activité of the care, e.g. `SA07`. Default: the sector of the user's structure. */
  readonly healthcareSetting?: string;
}

/** The DMP for one user in one structure. Every function throws `DmpError`, or `SoapError` for the layers below. */
export interface DmpClient extends PatientTransactions, DocumentManagement {
  /** TD0.2: does the patient have a DMP, and what may the user do. */
  testExistence(ins: Ins, options?: DmpCallOptions): Promise<DmpExistence>;
  /** TD2.1: publishes documents in one submission set; all of them or none. */
  submitDocuments(request: SubmissionRequest, options?: DmpCallOptions): Promise<SubmissionResult>;
  /**
   * The clinical documents of a request as `submitDocuments` would write them; nothing is sent. No document may replace
   * another: that takes what the DMP knows of it.
   */
  writeDocuments(request: SubmissionRequest): Promise<readonly Uint8Array[]>;
  /** TD3.1: searches documents; signature documents are left out. */
  findDocuments(query: DocumentQuery, options?: DmpCallOptions): Promise<readonly FoundDocument[]>;
  /** TD3.1b: the current entryUUID of a document; needs no authorisation. */
  findEntryUuid(document: DocumentReference, options?: DmpCallOptions): Promise<string>;
  /** TD3.2: a document as it is stored, and its header read. */
  retrieveDocument(request: RetrievalRequest, options?: DmpCallOptions): Promise<RetrievedDocument>;
  /** TD3.3c: deletes a document of one's own. */
  deleteDocument(request: StatusChangeRequest, options?: DmpCallOptions): Promise<void>;
}
