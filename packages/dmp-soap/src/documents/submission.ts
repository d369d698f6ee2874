import type { CdaId } from '../cda/cda-header.js';
import type { CodedValue } from '../codes/coded-value.js';
import type { Ins } from '../ins/ins.js';
import type { DocumentFormat } from './document-format.js';
import type { PartialPatientIdentity } from './patient-identity.js';
import type { DocumentAuthor, Informant } from './person.js';
import type { Masking } from './visibility.js';

/** What `submitDocuments` publishes: one submission set ("lot"), TD2.1. */
export interface SubmissionRequest {
  readonly ins: Ins;
  /** Needed in full for a document whose header is written here; a structured one carries its own. */
  readonly patient: PartialPatientIdentity;
  readonly documents: readonly (DocumentToSubmit | StructuredDocument)[];
  /** Secteur d'activité of the care, e.g. `SA07`. Default: the sector of the user's structure. */
  readonly healthcareSetting?: string;
  readonly title?: string;
  readonly description?: string;
  /** Kind of care, contentTypeCode of the submission set. Default: the healthcare setting. */
  readonly contentType?: CodedValue;
  /** Publish a document given an outdated type under the type that took its place. Default: refuse it. */
  readonly transcodeOutdatedTypes?: boolean;
  /** Check the header rules on unstructured documents too; on structured ones they always are. Default false. */
  readonly forceValidation?: boolean;
  /** The patient in the local software: `root` is the OID of its numbering. */
  readonly localPatientId?: { readonly root: string; readonly value: string };
}

/** One document to publish. Times are HL7 text, local with offset: `YYYYMMDDhhmm[ss]±hhmm` (dmp-transactions 5.1). */
export interface DocumentToSubmit {
  /** At most 128 characters. */
  readonly title: string;
  readonly description?: string;
  /** typeCode of dmp-transactions 4.8, e.g. `11488-4`. */
  readonly typeCode: string;
  readonly format: DocumentFormat;
  readonly content: Uint8Array;
  /** Default: visible to everybody who may read the record. */
  readonly masking?: readonly Masking[];
  /** `YYYYMMDDhhmmss±hhmm`. Default: now. */
  readonly creationTime?: string;
  /** `YYYYMMDDhhmm[ss]±hhmm` or `YYYYMMDD`. Default: the creation time. */
  readonly serviceStartTime?: string;
  /** Same forms. Absent: the act has no end. */
  readonly serviceStopTime?: string;
  readonly events?: readonly EventCode[];
  /** uniqueId of the document this one replaces (TD2.1b). */
  readonly replaces?: string;
  /** Version of that document, when the caller kept it; otherwise it is retrieved, which needs an authorisation. */
  readonly replacedVersion?: DocumentVersion;
  readonly additionalAuthors?: readonly DocumentAuthor[];
  readonly informants?: readonly Informant[];
  readonly treatingPhysician?: DocumentAuthor;
  /** Who carried out the main act. Default: the user. */
  readonly performer?: DocumentAuthor;
}

/**
 * A clinical document that its software wrote itself (VSM, biology report, DLU…), to publish as it is: its bytes are
 * sent untouched, except that header elements it lacks are put in where the profile fixes them or the submission
 * knows them, and that `xsi:schemaLocation` is taken out (see `completions` of the result). Title, types, times and authors are those of its header.
 */
export interface StructuredDocument {
  /** The document, UTF-8. */
  readonly cda: Uint8Array;
  /** Refused when the header says otherwise. */
  readonly expected?: {
    /** typeCode, e.g. `11502-2`. */
    readonly typeCode?: string;
    /** Any of these formatCodes, e.g. `urn:asip:ci-sis:vsm:2012`. */
    readonly formatCodes?: readonly string[];
  };
  readonly description?: string;
  /** Default: visible to everybody who may read the record. */
  readonly masking?: readonly Masking[];
  /** uniqueId of the document this one replaces (TD2.1b). */
  readonly replaces?: string;
  /** Version of that document, when the caller kept it; otherwise it is retrieved, which needs an authorisation. */
  readonly replacedVersion?: DocumentVersion;
}

/** Place of a document in its version series (dmp-transactions 5.6). */
export interface DocumentVersion {
  readonly setId: CdaId;
  readonly versionNumber: number;
}

/** An act or a subject the document is about. */
export interface EventCode {
  readonly classification: EventClassification;
  readonly code: string;
  readonly label: string;
}

/** Terminologies of event codes (dmp-transactions 4.9, eventCodeList). */
export type EventClassification = 'CCAM' | 'CIM_10' | 'DRC' | 'LOINC' | 'SNOMED_3_5_VF' | 'SNOMED_CT';

/** Outcome of a publication. */
export interface SubmissionResult {
  /** uniqueId of each document, in the order of the request. */
  readonly uniqueIds: readonly string[];
  /** uniqueId of the submission set. */
  readonly submissionSetId: string;
  /** Version series and number of each document, in the order of the request: to be kept for a later replacement. */
  readonly versions: readonly DocumentVersion[];
  /**
   * What was changed in the header of each structured document, in the order of the request: names of the elements
   * that were put in; `-@xsi:schemaLocation` when that attribute, which must not be sent, was taken out.
   */
  readonly completions: readonly (readonly string[])[];
}
