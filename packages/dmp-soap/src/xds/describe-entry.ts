import type { CodedValue } from '../codes/coded-value.js';
import type { DocumentMetadata, MetadataAuthor, MetadataCode } from '../documents/document-metadata.js';
import { formatXcn } from '../identifiers/xcn.js';
import { formatXon } from '../identifiers/xon.js';
import type { DocumentEntry } from './document-entry.js';
import type { EntryAuthor } from './entry-author.js';

/** An entry in the words of the registry; hash and size are the registry's to compute. */
export function describeEntry(entry: DocumentEntry): Omit<DocumentMetadata, 'hash' | 'size'> {
  return {
    patientId: entry.patientId,
    sourcePatientId: entry.sourcePatientId,
    sourcePatientInfo: entry.sourcePatientInfo,
    authors: entry.authors.map(describeAuthor),
    legalAuthenticator: formatXcn(entry.legalAuthenticator),
    typeCode: describeCode(entry.typeCode),
    classCode: describeCode(entry.classCode),
    formatCode: describeCode(entry.formatCode),
    confidentialityCode: entry.confidentialityCodes.map(describeCode),
    healthcareFacilityTypeCode: describeCode(entry.healthcareFacilityTypeCode),
    practiceSettingCode: describeCode(entry.practiceSettingCode),
    eventCodeList: entry.eventCodeList.map(describeCode),
    creationTime: entry.creationTime,
    serviceStartTime: entry.serviceStartTime,
    serviceStopTime: entry.serviceStopTime,
    languageCode: entry.languageCode,
    title: entry.title,
    referenceIdList: entry.referenceIdList,
    uniqueId: entry.uniqueId,
    mimeType: entry.mimeType,
  };
}

/** An author in the words of the registry (dmp-transactions 4.6). */
export function describeAuthor({ person, structure, role, speciality }: EntryAuthor): MetadataAuthor {
  return {
    person: formatXcn(person),
    institution: structure && formatXon(structure),
    role: role?.label,
    specialty: speciality && describeCode(speciality),
  };
}

/** A code in the words of the registry. */
export function describeCode({ code, system, label }: CodedValue): MetadataCode {
  return { code, codingScheme: system, displayName: label };
}
