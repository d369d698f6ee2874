/** A registered document in a few words, for the control API and the demo: no title, no patient traits. */
export interface StoredDocumentSummary {
  readonly entryUuid: string;
  readonly logicalId: string;
  readonly uniqueId: string;
  readonly version: number;
  /** Status URN (dmp-transactions 4.4). */
  readonly status: string;
  readonly typeCode: string;
  readonly classCode: string;
  readonly formatCode: string;
  readonly confidentialityCodes: readonly string[];
  /** CX of the DMP the document is in. */
  readonly patientId: string;
  /** SHA-1 of the bytes received, lower-case hexadecimal. */
  readonly hash: string;
  /** Length of the bytes received. */
  readonly size: number;
  readonly submissionSetUniqueId: string;
}
