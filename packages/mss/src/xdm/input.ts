import type { MssHeaders, OutgoingFile } from '../mailbox/message.js';

/** A code of a nomenclature. */
export interface XdmCode {
  readonly code: string;
  /** OID of the nomenclature. */
  readonly system: string;
  readonly label: string;
}

/** Whose documents they are: the last identity known for the INS; nothing is invented (mss 10.5). */
export interface XdmPatient {
  /** National identifier: matricule with its key (15 digits, or 13), and the OID of its nature. */
  readonly ins: { readonly value: string; readonly oid: string };
  readonly birthName: string;
  /** Name in use, when it is another. */
  readonly usedName?: string | undefined;
  readonly givenNames: string;
  /** `YYYYMMDD`, or less of it. */
  readonly birthDate: string;
  readonly sex: 'M' | 'F' | 'U';
  /** INSEE code of the place of birth. */
  readonly birthPlace?: string | undefined;
}

/** Who wrote the documents. */
export interface XdmAuthor {
  /** National identifier with its type digit, e.g. `899700000001`. */
  readonly id: string;
  readonly name: string;
  readonly given: string;
  /** Profession and speciality, e.g. `G15_10/SM26` of `1.2.250.1.213.1.1.4.5`. */
  readonly speciality: XdmCode;
}

/** Where they were written. */
export interface XdmInstitution {
  /** National identifier with its type digit, e.g. `1750000000`. */
  readonly id: string;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly address?: string | undefined;
}

/** The software that makes the archive. */
export interface XdmSoftware {
  readonly name: string;
  readonly version: string;
  readonly editor: string;
  /** OID of the installation: source of the submission, root of the identifiers it makes. */
  readonly oid: string;
}

/** What the pages for people tell beside the above, line by line (mss 10.1). */
export interface XdmPages {
  /** Address, phone and more of who sends. */
  readonly producer?: readonly string[] | undefined;
  /** Name, version and contact of the software, in the place of those of `software`. */
  readonly software?: readonly string[] | undefined;
}

export interface XdmSubmission {
  readonly title?: string | undefined;
  readonly comment?: string | undefined;
  /** Kind of activity (`contentTypeCode`). Default: the setting of care of the first document. */
  readonly contentType?: XdmCode | undefined;
  /** Local reference of the record, for the names of the PDF files (ECO.2.1.6). */
  readonly recordNumber?: string | undefined;
  /** It replaces documents sent before: the subject says so. */
  readonly replaces?: boolean | undefined;
}

/** Formats of a file that is put into a CDA document (mss 10.4). */
export const FILE_FORMATS = ['text', 'rtf', 'jpeg', 'tiff', 'pdf'] as const;

/** One of {@link FILE_FORMATS}. */
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A CDA R2 document, packed as it is: its metadata are read out of its header. */
export interface CdaToPack {
  readonly cda: Uint8Array;
  /** Class of its type, when the national table is not to decide. */
  readonly classCode?: XdmCode | undefined;
  /** Only when neither the body nor a template of the document tells it. */
  readonly formatCode?: XdmCode | undefined;
  /** Only when the header does not say it. */
  readonly facility?: XdmCode | undefined;
  /** Only when the header does not say it. */
  readonly practiceSetting?: XdmCode | undefined;
  readonly description?: string | undefined;
  /** The same document as PDF/A-1, made from the CDA (ECO.2.1.1, ECO.2.1.5). */
  readonly pdf?: Uint8Array | undefined;
}

/** A file, put into the body of a CDA level 1 document. */
export interface FileToPack {
  readonly file: Uint8Array;
  readonly format: FileFormat;
  readonly title: string;
  readonly description?: string | undefined;
  /** LOINC. */
  readonly type: XdmCode;
  readonly classCode?: XdmCode | undefined;
  /** Default: normal. */
  readonly confidentiality?: 'N' | 'R' | 'V' | undefined;
  readonly facility: XdmCode;
  readonly practiceSetting: XdmCode;
  /** When the act took place. Default: now. */
  readonly actTime?: Date | undefined;
}

export type DocumentToPack = CdaToPack | FileToPack;

export interface XdmInput {
  /** May be left out when every document is CDA: the first one's is taken. */
  readonly patient?: XdmPatient | undefined;
  /** May be left out when every document is CDA. */
  readonly author?: XdmAuthor | undefined;
  /** May be left out when every document is CDA. */
  readonly institution?: XdmInstitution | undefined;
  readonly software: XdmSoftware;
  readonly submission?: XdmSubmission | undefined;
  readonly pages?: XdmPages | undefined;
  readonly documents: readonly DocumentToPack[];
  /** Default: the clock of the system. */
  readonly now?: (() => Date) | undefined;
  /** Makes UUIDs. Default: random ones. */
  readonly newUuid?: (() => string) | undefined;
}

/** An archive and what goes with it in the message (mss 10.5, 9.2). */
export interface BuiltXdm {
  /** `IHE_XDM.ZIP`. */
  readonly archive: OutgoingFile;
  /** The documents as PDF, for people. */
  readonly pdfs: readonly OutgoingFile[];
  /** ECO.2.1.3: `XDM/1.0/DDM+…`. */
  readonly subject: string;
  readonly headers: MssHeaders;
}
