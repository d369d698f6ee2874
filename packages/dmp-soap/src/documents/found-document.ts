import type { CodedValue } from '../codes/coded-value.js';
import type { DocumentFormat } from './document-format.js';
import type { Masking } from './visibility.js';

/** State of an entry of the registry (dmp-transactions 4.4). */
export type DocumentStatus = 'approved' | 'deprecated' | 'archived' | 'deleted';

/** A document entry as TD3.1 returns it. Its times are UTC, `YYYYMMDDhhmmss` or shorter. */
export interface FoundDocument {
  /** entryUUID, `urn:uuid:…`: changes when the visibility changes. */
  readonly entryUuid: string;
  /** logical id: stable through visibility changes. */
  readonly logicalId: string | undefined;
  readonly version: string | undefined;
  readonly uniqueId: string;
  readonly repositoryUniqueId: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
  readonly status: DocumentStatus;
  readonly classCode: CodedValue;
  readonly typeCode: CodedValue;
  readonly formatCode: CodedValue;
  /** The format when it is one of the five unstructured ones. */
  readonly format: DocumentFormat | undefined;
  readonly confidentialityCodes: readonly CodedValue[];
  readonly masking: readonly Masking[];
  readonly practiceSetting: CodedValue | undefined;
  readonly healthcareFacilityType: CodedValue | undefined;
  readonly events: readonly CodedValue[];
  readonly creationTime: string;
  readonly serviceStartTime: string | undefined;
  readonly serviceStopTime: string | undefined;
  readonly languageCode: string | undefined;
  readonly authors: readonly FoundAuthor[];
  readonly legalAuthenticator: FoundPerson | undefined;
  /** Patient identifier of the entry, CX form: an older entry keeps an older identifier (EX_3.1-1055). */
  readonly patientId: string;
  /** SHA-1 of the stored bytes, 40 lower-case hex digits. */
  readonly hash: string | undefined;
  readonly size: number | undefined;
  /** When it was published. Only after the extra metadata search. */
  readonly submissionTime: string | undefined;
  /** entryUUID of the document it replaces. Only after the extra metadata search. */
  readonly previousUuid: string | undefined;
  /** entryUUID of the document that replaces it. Only after the extra metadata search. */
  readonly nextUuid: string | undefined;
}

/** A person as XDS metadata name him (XCN). */
export interface FoundPerson {
  readonly identifier: string;
  /** OID of the identifier's domain. */
  readonly identifierSystem: string;
  /** Component 13: `IDNPS`, `EI`, `RI`, `NH`. */
  readonly identifierType: string;
  readonly familyName: string;
  readonly givenName: string;
}

/** An author as XDS metadata describe him. */
export interface FoundAuthor {
  readonly person: FoundPerson;
  readonly speciality: CodedValue | undefined;
  readonly roles: readonly string[];
  readonly institutions: readonly { readonly identifier: string; readonly name: string }[];
}
