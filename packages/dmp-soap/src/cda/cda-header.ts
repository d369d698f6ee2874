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
  /** Who typed the document. */
  readonly dataEnterer: CdaPerson | undefined;
  readonly informants: readonly CdaInformant[];
  readonly custodian: CdaOrganization | undefined;
  /** Intended readers. */
  readonly recipients: readonly CdaRecipient[];
  readonly legalAuthenticator: CdaPerson | undefined;
  /** Other validators. */
  readonly authenticators: readonly CdaPerson[];
  readonly participants: readonly CdaParticipant[];
  /** Orders that the document fulfils (`inFulfillmentOf`). */
  readonly orders: readonly CdaOrder[];
  readonly events: readonly CdaEvent[];
  /** id of the document this one replaces. */
  readonly replaces: CdaId | undefined;
  /** Every `relatedDocument`, replacement included. */
  readonly relatedDocuments: readonly CdaRelatedDocument[];
  readonly consents: readonly CdaConsent[];
  readonly healthcareFacilityType: CodedValue | undefined;
  readonly encounter: CdaEncounter | undefined;
  /** What the body is; undefined when the document has none. */
  readonly body: CdaBody | undefined;
}

/** An HL7 instance identifier. */
export interface CdaId {
  readonly root: string;
  readonly extension: string | undefined;
}

/** An address: in components, or in lines. Parts are in document order. */
export interface CdaAddress {
  readonly use: string | undefined;
  /** Element name (`city`, `streetAddressLine` …) and text of each part. */
  readonly parts: readonly { readonly part: string; readonly text: string }[];
  /** Text of an address that has no parts. */
  readonly text: string | undefined;
}

/** A phone number, a mail address…, in URL form. */
export interface CdaTelecom {
  readonly value: string;
  readonly use: string | undefined;
}

/** A span of time; each end is HL7 text as written. */
export interface CdaInterval {
  readonly startTime: string | undefined;
  readonly stopTime: string | undefined;
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
  readonly addresses: readonly CdaAddress[];
  readonly telecoms: readonly CdaTelecom[];
  readonly guardians: readonly CdaGuardian[];
}

/** A legal representative of the patient. */
export interface CdaGuardian {
  readonly familyName: string | undefined;
  readonly givenName: string | undefined;
  readonly organization: string | undefined;
  readonly addresses: readonly CdaAddress[];
  readonly telecoms: readonly CdaTelecom[];
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
  /** Name of the software when it is a device. */
  readonly device: string | undefined;
  /** Name of the model when it is a device. */
  readonly deviceModel: string | undefined;
  readonly addresses: readonly CdaAddress[];
  readonly telecoms: readonly CdaTelecom[];
  readonly organization: CdaOrganization | undefined;
}

/** A structure named in a document. */
export interface CdaOrganization {
  readonly ids: readonly CdaId[];
  readonly name: string | undefined;
  /** Cadre d'exercice. */
  readonly practiceSetting: CodedValue | undefined;
  readonly addresses: readonly CdaAddress[];
  readonly telecoms: readonly CdaTelecom[];
}

/** Somebody who informed, may be called or is trusted: a relative, or a professional. */
export interface CdaInformant extends CdaPerson {
  /** `ECON`, `NOK`, `CON`, `CAREGIVER`, `PAT`; undefined for a professional. */
  readonly classCode: string | undefined;
}

/** An intended reader: `PRCP` the main one, `TRC` in copy. */
export interface CdaRecipient extends CdaPerson {
  readonly typeCode: string | undefined;
}

/** Another participant: prescriber, treating physician… */
export interface CdaParticipant extends CdaPerson {
  /** `INF`, `REF`, `DIST`… */
  readonly typeCode: string | undefined;
  readonly classCode: string | undefined;
  readonly period: CdaInterval;
}

/** An order that the document fulfils. */
export interface CdaOrder {
  readonly ids: readonly CdaId[];
  /** Number that the imaging department gave (`ps3-20:accessionNumber`). */
  readonly accessionNumber: CdaId | undefined;
  readonly code: CodedValue | undefined;
}

/** An act the document is about; the first one is the main act. */
export interface CdaEvent extends CdaInterval {
  readonly ids: readonly CdaId[];
  readonly code: CodedValue | undefined;
  /** The same act in other terminologies. */
  readonly translations: readonly CodedValue[];
  readonly performers: readonly CdaPerson[];
}

/** A document that this one replaces or derives from. */
export interface CdaRelatedDocument {
  readonly typeCode: string | undefined;
  readonly id: CdaId | undefined;
  readonly setId: CdaId | undefined;
  readonly versionNumber: number | undefined;
}

/** A consent of the patient. */
export interface CdaConsent {
  readonly ids: readonly CdaId[];
  readonly code: CodedValue | undefined;
  readonly status: string | undefined;
}

/** The care that the document belongs to. */
export interface CdaEncounter extends CdaInterval {
  readonly ids: readonly CdaId[];
  readonly code: CodedValue | undefined;
  readonly dischargeDisposition: CodedValue | undefined;
  readonly responsible: CdaPerson | undefined;
  readonly participants: readonly (CdaPerson & { readonly typeCode: string | undefined })[];
  readonly facility: CdaFacility | undefined;
}

/** Where care was given. */
export interface CdaFacility {
  readonly ids: readonly CdaId[];
  readonly code: CodedValue | undefined;
  readonly name: string | undefined;
  readonly addresses: readonly CdaAddress[];
}

/** What the body of a document is. */
export type CdaBody =
  | { readonly kind: 'unstructured'; readonly mediaType: string }
  | { readonly kind: 'structured' };
