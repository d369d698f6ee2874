import type { CdaId } from '../cda/cda-header.js';
import type { CodedValue } from '../codes/coded-value.js';
import type { DocumentType } from '../codes/document-types.js';
import type { FormatDefinition } from '../documents/formats.js';
import type { FoundPerson } from '../documents/found-document.js';
import type { PartialPatientIdentity, PatientIdentity } from '../documents/patient-identity.js';
import type { CareStructure, PostalAddress, Telecom } from '../documents/person.js';
import type { Masking } from '../documents/visibility.js';
import type { Ins } from '../ins/ins.js';

/** A time in the two forms publication needs: local with offset for CDA, UTC for XDS. */
export interface ResolvedTime {
  readonly local: string;
  readonly utc: string;
}

/** A professional with everything the header and the metadata say of him. */
export interface ResolvedAuthor {
  readonly person: FoundPerson;
  /** Code of JDV_J01. */
  readonly speciality: CodedValue;
  readonly structure: CareStructure;
  readonly role: CodedValue | undefined;
}

/** A person who informed, with his relation decoded. */
export interface ResolvedInformant {
  readonly classCode: 'CON' | 'ECON' | 'NOK';
  readonly relation: CodedValue | undefined;
  readonly familyName: string;
  readonly givenName: string;
  readonly addresses: readonly PostalAddress[];
  readonly telecoms: readonly Telecom[];
}

/** The document a new one replaces, as it must be named. */
export interface ReplacedDocument {
  readonly uniqueId: string;
  /** Current entryUUID. */
  readonly entryUuid: string;
  readonly setId: CdaId;
  readonly versionNumber: number;
}

/** A document whose every field was checked and decoded. */
export interface ResolvedDocument {
  /** Its place in the request. */
  readonly position: number;
  /** Symbolic id inside the message: `Document01`. */
  readonly id: string;
  readonly uniqueId: string;
  readonly setId: CdaId;
  readonly versionNumber: number;
  readonly replaced: ReplacedDocument | undefined;
  readonly patient: PatientIdentity;
  readonly type: DocumentType;
  readonly title: string;
  readonly description: string | undefined;
  readonly creationTime: ResolvedTime;
  readonly serviceStart: ResolvedTime;
  readonly serviceStop: ResolvedTime | undefined;
  readonly format: FormatDefinition;
  readonly content: Uint8Array;
  readonly masking: readonly Masking[];
  readonly events: readonly CodedValue[];
  /** The user first. */
  readonly authors: readonly ResolvedAuthor[];
  readonly informants: readonly ResolvedInformant[];
  readonly treatingPhysician: ResolvedAuthor | undefined;
  /** Of the main act. */
  readonly performer: ResolvedAuthor;
}

/** A submission set whose every field was checked and decoded. */
export interface ResolvedSubmission {
  readonly uniqueId: string;
  readonly time: ResolvedTime;
  readonly now: Date;
  readonly timeZone: string;
  readonly ins: Ins;
  /** What was given of the patient, checked only where a header is written. */
  readonly traits: PartialPatientIdentity;
  readonly localPatientId: CdaId | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly contentType: CodedValue;
  /** OID of the installation. */
  readonly sourceId: string;
  readonly author: ResolvedAuthor;
  readonly facilityType: CodedValue;
  readonly practiceSetting: CodedValue;
  /** Those whose header is written here. */
  readonly documents: readonly ResolvedDocument[];
}
