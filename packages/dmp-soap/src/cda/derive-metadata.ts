import { createHash } from 'node:crypto';
import type { CodedValue } from '../codes/coded-value.js';
import { DEFAULT_VALUE_SETS, type ValueSets } from '../codes/value-sets.js';
import type { DocumentMetadata, MetadataCode } from '../documents/document-metadata.js';
import { formatXcn } from '../identifiers/xcn.js';
import { describeAuthor, describeCode } from '../xds/describe-entry.js';
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
    typeCode: optional(entry.typeCode),
    classCode: optional(entry.classCode),
    formatCode: optional(entry.formatCode),
    confidentialityCode:
      entry.confidentialityCode === undefined ? [] : [describeCode(entry.confidentialityCode)],
    healthcareFacilityTypeCode: optional(entry.healthcareFacilityTypeCode),
    practiceSettingCode: optional(entry.practiceSettingCode),
    eventCodeList: entry.eventCodeList.map(describeCode),
    creationTime: entry.creationTime,
    serviceStartTime: entry.serviceStartTime,
    serviceStopTime: entry.serviceStopTime,
    languageCode: entry.languageCode,
    title: entry.title,
    referenceIdList: entry.referenceIdList,
    uniqueId: entry.uniqueId,
  };
}

function optional(code: CodedValue | undefined): MetadataCode | undefined {
  return code && describeCode(code);
}
