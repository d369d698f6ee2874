/** A code as XDS metadata write it. */
export interface MetadataCode {
  readonly code: string;
  /** OID, or one of the names XDS uses (`URN`, `ASTM`). */
  readonly codingScheme: string;
  readonly displayName: string;
}

/** An author as XDS metadata write it (dmp-transactions 4.6). */
export interface MetadataAuthor {
  /** XCN. */
  readonly person: string;
  /** XON; absent when the header names no structure. */
  readonly institution: string | undefined;
  /** Label of the role in the act. */
  readonly role: string | undefined;
  readonly specialty: MetadataCode | undefined;
}

/**
 * XDS metadata of a clinical document, with the names and forms of dmp-transactions 4.3. Times are UTC,
 * `YYYYMMDDhhmmss` or shorter. What the header does not say is absent: nothing is invented.
 */
export interface DocumentMetadata {
  /** CX of the INS. */
  readonly patientId: string | undefined;
  /** CX of the local identifier, or of the INS when there is none. */
  readonly sourcePatientId: string | undefined;
  /** `PID-5|…`, `PID-7|…`, `PID-8|…`, `PID-11|…`, `PID-13|…`. */
  readonly sourcePatientInfo: readonly string[];
  readonly authors: readonly MetadataAuthor[];
  /** XCN. */
  readonly legalAuthenticator: string | undefined;
  readonly typeCode: MetadataCode | undefined;
  readonly classCode: MetadataCode | undefined;
  readonly formatCode: MetadataCode | undefined;
  readonly confidentialityCode: readonly MetadataCode[];
  readonly healthcareFacilityTypeCode: MetadataCode | undefined;
  readonly practiceSettingCode: MetadataCode | undefined;
  readonly eventCodeList: readonly MetadataCode[];
  readonly creationTime: string | undefined;
  readonly serviceStartTime: string | undefined;
  readonly serviceStopTime: string | undefined;
  readonly languageCode: string | undefined;
  readonly title: string | undefined;
  /** CXi: `id^^^&oid&ISO^<type URN>`. */
  readonly referenceIdList: readonly string[];
  readonly uniqueId: string | undefined;
  /** SHA-1 of the document, 40 lower-case hex digits. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly mimeType: string;
}
