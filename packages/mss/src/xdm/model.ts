import type { XdmCode } from './input.js';

/** An author as the metadata hold it: HL7 v2 values (mss 10.3). */
export interface XdmEntryAuthor {
  /** `<id>^<NOM>^<prénom>^^^^^^&<OID>&ISO^D^^^IDNPS`. */
  readonly person: string;
  /** `<nom>^^^^^&<OID>&ISO^IDNST^^^<id>`. */
  readonly institutions: readonly string[];
  readonly roles: readonly string[];
  readonly specialities: readonly string[];
}

/** Metadata of one document (mss 10.2). Times are `YYYYMMDDHHmmss` UTC, or less of it. */
export interface XdmEntry {
  /** Identifier of the object in its METADATA.XML. */
  readonly id: string;
  /** Where it is, from the folder of its METADATA.XML. */
  readonly uri: string;
  readonly mimeType: string;
  /** SHA-1 of the file, hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  readonly title: string;
  readonly description?: string | undefined;
  readonly creationTime: string;
  readonly languageCode: string;
  readonly legalAuthenticator?: string | undefined;
  readonly serviceStartTime?: string | undefined;
  readonly serviceStopTime?: string | undefined;
  readonly sourcePatientId: string;
  readonly sourcePatientInfo: readonly string[];
  readonly authors: readonly XdmEntryAuthor[];
  readonly classCode?: XdmCode | undefined;
  readonly typeCode: XdmCode;
  readonly confidentialityCodes: readonly XdmCode[];
  readonly eventCodes: readonly XdmCode[];
  readonly formatCode?: XdmCode | undefined;
  readonly facilityCode?: XdmCode | undefined;
  readonly practiceSettingCode?: XdmCode | undefined;
  /** `<matricule>^^^&<OID>&ISO^NH`. */
  readonly patientId: string;
  readonly uniqueId: string;
  /** Identifier of the document that it replaces. */
  readonly replaces?: string | undefined;
}

/** Metadata of a submission set (mss 10.2). */
export interface XdmSubmissionSet {
  readonly id: string;
  /** `YYYYMMDDHHmmss` UTC. */
  readonly submissionTime: string;
  readonly title?: string | undefined;
  readonly comment?: string | undefined;
  readonly authors: readonly XdmEntryAuthor[];
  readonly contentType?: XdmCode | undefined;
  readonly patientId: string;
  readonly sourceId: string;
  readonly uniqueId: string;
}
