import { attribute, child, type ParsedElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { formatOfCode } from '../documents/formats.js';
import type { FoundDocument } from '../documents/found-document.js';
import { maskingOf } from '../documents/visibility.js';
import { DmpError } from '../errors.js';
import { parseXcn } from '../identifiers/xcn.js';
import { RIM_URI } from './namespaces.js';
import { authors, codes, identifierValue, localizedText, slotValue } from './read-registry-object.js';
import { ENTRY_IDENTIFIERS, ENTRY_SCHEMES } from './schemes.js';
import { statusOfUrn } from './status.js';

/** Reads an `ExtrinsicObject` of an answer (dmp-transactions 2.17). @throws {DmpError} `ANSWER_UNEXPECTED`. */
export function readDocumentEntry(object: ParsedElement): FoundDocument {
  const first = (scheme: string): CodedValue | undefined => codes(object, scheme)[0];
  const formatCode = required(first(ENTRY_SCHEMES.formatCode), 'formatCode');
  const confidentialityCodes = codes(object, ENTRY_SCHEMES.confidentialityCode);
  const authenticator = slotValue(object, 'legalAuthenticator');
  const versionInfo = child(object, RIM_URI, 'VersionInfo');
  return {
    entryUuid: required(attribute(object, 'id'), 'id'),
    logicalId: attribute(object, 'lid'),
    version: versionInfo && attribute(versionInfo, 'versionName'),
    uniqueId: required(identifierValue(object, ENTRY_IDENTIFIERS.uniqueId), 'uniqueId'),
    repositoryUniqueId: slotValue(object, 'repositoryUniqueId'),
    title: localizedText(object, 'Name') ?? '',
    description: localizedText(object, 'Description') ?? '',
    mimeType: attribute(object, 'mimeType') ?? '',
    status: required(statusOfUrn(attribute(object, 'status') ?? ''), 'status'),
    classCode: required(first(ENTRY_SCHEMES.classCode), 'classCode'),
    typeCode: required(first(ENTRY_SCHEMES.typeCode), 'typeCode'),
    formatCode,
    format: formatOfCode(formatCode.code),
    confidentialityCodes,
    masking: maskingOf(confidentialityCodes),
    practiceSetting: first(ENTRY_SCHEMES.practiceSettingCode),
    healthcareFacilityType: first(ENTRY_SCHEMES.healthcareFacilityTypeCode),
    events: codes(object, ENTRY_SCHEMES.eventCodeList),
    creationTime: slotValue(object, 'creationTime') ?? '',
    serviceStartTime: slotValue(object, 'serviceStartTime'),
    serviceStopTime: slotValue(object, 'serviceStopTime'),
    languageCode: slotValue(object, 'languageCode'),
    authors: authors(object, ENTRY_SCHEMES.author),
    legalAuthenticator: authenticator === undefined ? undefined : parseXcn(authenticator),
    patientId: identifierValue(object, ENTRY_IDENTIFIERS.patientId) ?? '',
    hash: slotValue(object, 'hash')?.toLowerCase(),
    size: sizeOf(slotValue(object, 'size')),
    submissionTime: undefined,
    previousUuid: undefined,
    nextUuid: undefined,
  };
}

function sizeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function required<Value>(value: Value | undefined, part: string): Value {
  if (value !== undefined) return value;
  throw new DmpError('ANSWER_UNEXPECTED', `A document entry of the answer has no ${part}.`);
}
