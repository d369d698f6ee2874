import type { CodedValue } from '../codes/coded-value.js';

/** The header of a clinical document, as read. Times are HL7 text as written, local with offset. */
export interface CdaHeader {
  readonly id: CdaId;
  readonly setId: CdaId | undefined;
  readonly versionNumber: number | undefined;
  readonly code: CodedValue | undefined;
  readonly title: string;
  readonly effectiveTime: string;
  readonly confidentiality: CodedValue | undefined;
  readonly languageCode: string | undefined;
  readonly templateIds: readonly string[];
  readonly patient: CdaPatient;
  readonly authors: readonly CdaPerson[];
  readonly custodian: CdaOrganization | undefined;
  readonly legalAuthenticator: CdaPerson | undefined;
  readonly events: readonly CdaEvent[];
  /** id of the document this one replaces. */
  readonly replaces: CdaId | undefined;
  readonly healthcareFacilityType: CodedValue | undefined;
}

/** An HL7 instance identifier. */
export interface CdaId {
  readonly root: string;
  readonly extension: string | undefined;
}

/** The patient of a document. */
export interface CdaPatient {
  readonly ids: readonly CdaId[];
  readonly birthName: string | undefined;
  readonly usedName: string | undefined;
  readonly birthGiven: string | undefined;
  readonly usedGiven: string | undefined;
  readonly givens: string | undefined;
  readonly sex: string | undefined;
  /** HL7 date as written. */
  readonly birthTime: string | undefined;
  readonly birthPlace: string | undefined;
}

/** An author, a performer or a legal authenticator. */
export interface CdaPerson {
  readonly time: string | undefined;
  readonly ids: readonly CdaId[];
  readonly speciality: CodedValue | undefined;
  readonly role: CodedValue | undefined;
  readonly familyName: string | undefined;
  readonly givenName: string | undefined;
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
  /** Name of the device when it is not a person. */
  readonly device: string | undefined;
  readonly organization: CdaOrganization | undefined;
}

/** A structure named in a document. */
export interface CdaOrganization {
  readonly ids: readonly CdaId[];
  readonly name: string | undefined;
  /** Cadre d'exercice. */
  readonly practiceSetting: CodedValue | undefined;
}

/** An act the document is about; the first one is the main act. */
export interface CdaEvent {
  readonly code: CodedValue | undefined;
  readonly startTime: string | undefined;
  readonly stopTime: string | undefined;
  readonly performers: readonly CdaPerson[];
}
