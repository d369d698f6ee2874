import { createHash } from 'node:crypto';
import type { CodedValue } from '../codes/coded-value.js';
import { DEFAULT_VALUE_SETS, type ValueSets } from '../codes/value-sets.js';
import type { DocumentMetadata, MetadataAuthor, MetadataCode } from '../documents/document-metadata.js';
import { formatXcn } from '../identifiers/xcn.js';
import { formatXon } from '../identifiers/xon.js';
import type { EntryAuthor } from '../xds/entry-author.js';
import { type DerivedEntry, deriveEntry } from './derive-entry.js';
import { openDocument } from './open-document.js';
import { readHeader } from './read-header.js';

export interface MetadataOptions {
  readonly valueSets?: Partial<ValueSets>;
  /** Zone of a time written without offset. Default `Europe/Paris`. */
  readonly timeZone?: string;
}

/** mimeType of an entry: dmp-transactions 4.3. */
export const CDA_MIME_TYPE = 'text/xml';
export const SELF_PRESENTING_MIME_TYPE = 'application/xslt+xml';

/**
 * XDS metadata of a clinical document, derived from its header (dmp-transactions 4.3 and 5.4).
 *
 * @param cda The document, byte for byte as it is or will be published: hash and size are those of these bytes.
 * @example
 * ```ts
 * const { typeCode, classCode, patientId } = deriveMetadata(report);
 * ```
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function deriveMetadata(cda: Uint8Array, options: MetadataOptions = {}): DocumentMetadata {
  const { document, selfPresenting } = openDocument(cda);
  const { documentTypes } = { ...DEFAULT_VALUE_SETS, ...options.valueSets };
  const entry = deriveEntry(readHeader(document), {
    documentTypes,
    timeZone: options.timeZone ?? 'Europe/Paris',
  });
  return {
    ...describeEntry(entry),
    hash: createHash('sha1').update(cda).digest('hex'),
    size: cda.length,
    mimeType: selfPresenting ? SELF_PRESENTING_MIME_TYPE : CDA_MIME_TYPE,
  };
}

function describeEntry(entry: DerivedEntry): Omit<DocumentMetadata, 'hash' | 'size' | 'mimeType'> {
  return {
    patientId: entry.patientId,
    sourcePatientId: entry.sourcePatientId,
    sourcePatientInfo: entry.sourcePatientInfo,
    authors: entry.authors.map(describeAuthor),
    legalAuthenticator: entry.legalAuthenticator && formatXcn(entry.legalAuthenticator),
    typeCode: describeCode(entry.typeCode),
    classCode: describeCode(entry.classCode),
    formatCode: describeCode(entry.formatCode),
    confidentialityCode:
      entry.confidentialityCode === undefined ? [] : [codeOfMetadata(entry.confidentialityCode)],
    healthcareFacilityTypeCode: describeCode(entry.healthcareFacilityTypeCode),
    practiceSettingCode: describeCode(entry.practiceSettingCode),
    eventCodeList: entry.eventCodeList.map(codeOfMetadata),
    creationTime: entry.creationTime,
    serviceStartTime: entry.serviceStartTime,
    serviceStopTime: entry.serviceStopTime,
    languageCode: entry.languageCode,
    title: entry.title,
    referenceIdList: entry.referenceIdList,
    uniqueId: entry.uniqueId,
  };
}

function describeAuthor({ person, structure, role, speciality }: EntryAuthor): MetadataAuthor {
  return {
    person: formatXcn(person),
    institution: structure && formatXon(structure),
    role: role?.label,
    specialty: describeCode(speciality),
  };
}

function describeCode(code: CodedValue | undefined): MetadataCode | undefined {
  return code && codeOfMetadata(code);
}

function codeOfMetadata({ code, system, label }: CodedValue): MetadataCode {
  return { code, codingScheme: system, displayName: label };
}
