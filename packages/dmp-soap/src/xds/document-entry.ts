import type { XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import type { FoundPerson } from '../documents/found-document.js';
import { formatXcn } from '../identifiers/xcn.js';
import type { EntryAuthor } from './entry-author.js';
import { RIM } from './namespaces.js';
import {
  authorClassification,
  codeClassification,
  externalIdentifier,
  localizedElement,
  slotElement,
} from './registry-object.js';
import { ENTRY_IDENTIFIERS, ENTRY_SCHEMES, STABLE_DOCUMENT, uuidUrn } from './schemes.js';

/** A document entry as it is submitted (dmp-transactions 4.3). Times are UTC. */
export interface DocumentEntry {
  /** Symbolic id, the same as the one of its `Document`. */
  readonly id: string;
  readonly mimeType: string;
  readonly creationTime: string;
  readonly languageCode: string;
  readonly legalAuthenticator: FoundPerson;
  readonly serviceStartTime: string;
  readonly serviceStopTime: string | undefined;
  readonly sourcePatientId: string;
  /** `PID-5|…`, `PID-7|…`; may be empty. */
  readonly sourcePatientInfo: readonly string[];
  readonly title: string;
  readonly comments: string | undefined;
  readonly authors: readonly EntryAuthor[];
  readonly classCode: CodedValue;
  readonly typeCode: CodedValue;
  readonly confidentialityCodes: readonly CodedValue[];
  readonly formatCode: CodedValue;
  readonly healthcareFacilityTypeCode: CodedValue;
  readonly practiceSettingCode: CodedValue;
  readonly eventCodeList: readonly CodedValue[];
  /** CXi of orders, accession numbers and studies. */
  readonly referenceIdList: readonly string[];
  /** CX. */
  readonly patientId: string;
  readonly uniqueId: string;
}

/**
 * `ExtrinsicObject`. Neither hash, size, repositoryUniqueId, lid nor status: the DMP computes them
 * (dmp-transactions 2.16).
 */
export function documentEntryElement(entry: DocumentEntry): XmlElement {
  const code = (part: Exclude<keyof typeof ENTRY_SCHEMES, 'author'>, value: CodedValue, index?: number) =>
    codeClassification(entry.id, part, ENTRY_SCHEMES[part], value, index);
  const identifier = (part: keyof typeof ENTRY_IDENTIFIERS) =>
    externalIdentifier(entry.id, 'XDSDocumentEntry', part, ENTRY_IDENTIFIERS[part], entry[part]);
  const attributes = { id: entry.id, mimeType: entry.mimeType, objectType: uuidUrn(STABLE_DOCUMENT) };
  return RIM.element('ExtrinsicObject', attributes, [
    slotElement('creationTime', entry.creationTime),
    slotElement('languageCode', entry.languageCode),
    slotElement('legalAuthenticator', formatXcn(entry.legalAuthenticator)),
    slotElement('serviceStartTime', entry.serviceStartTime),
    slotElement('serviceStopTime', entry.serviceStopTime),
    slotElement('sourcePatientId', entry.sourcePatientId),
    slotElement('sourcePatientInfo', ...entry.sourcePatientInfo),
    slotElement('urn:ihe:iti:xds:2013:referenceIdList', ...entry.referenceIdList),
    localizedElement('Name', entry.title),
    localizedElement('Description', entry.comments),
    entry.authors.map((author, index) => authorClassification(entry.id, ENTRY_SCHEMES.author, author, index)),
    code('classCode', entry.classCode),
    code('typeCode', entry.typeCode),
    entry.confidentialityCodes.map((value, index) => code('confidentialityCode', value, index)),
    code('formatCode', entry.formatCode),
    code('healthcareFacilityTypeCode', entry.healthcareFacilityTypeCode),
    code('practiceSettingCode', entry.practiceSettingCode),
    entry.eventCodeList.map((value, index) => code('eventCodeList', value, index)),
    identifier('patientId'),
    identifier('uniqueId'),
  ]);
}
