import type { Code } from '../identifiers/code.js';
import type { Cx } from '../identifiers/cx.js';
import { parseXcn, type Xcn } from '../identifiers/xcn.js';
import { SIGNATURE_CLASS, schemeUrn } from '../rim/constants.js';
import type { RegistryObject } from '../rim/objects.js';
import { type Author, readAuthors } from './author.js';
import {
  codesOf,
  optionalTime,
  readCx,
  requireCode,
  requireIdentifier,
  requireOid,
  requireSlot,
  requireTime,
  slotValues,
  wrongField,
} from './fields.js';

/** Name of the slot of the reference identifiers. */
export const REFERENCE_ID_LIST = 'urn:ihe:iti:xds:2013:referenceIdList';

/** A document entry, read (dmp-transactions 4.3). */
export interface DocumentEntry {
  readonly object: RegistryObject;
  readonly mimeType: string;
  readonly authors: readonly Author[];
  readonly legalAuthenticator: Xcn;
  readonly creationTime: string;
  readonly serviceStartTime: string;
  readonly serviceStopTime?: string;
  readonly languageCode: string;
  readonly sourcePatientId: Cx;
  /** Values of the slot, such as `PID-5|NOM^PRENOM^^^^^L`. */
  readonly sourcePatientInfo: readonly string[];
  readonly title: string;
  readonly classCode: Code;
  readonly typeCode: Code;
  readonly formatCode: Code;
  readonly confidentialityCodes: readonly Code[];
  readonly eventCodes: readonly Code[];
  readonly facilityType: Code;
  readonly practiceSetting: Code;
  readonly patientId: Cx;
  readonly uniqueId: string;
  readonly referenceIds: readonly Cx[];
  /** Whether the entry holds the signature of its lot. */
  readonly isSignature: boolean;
}

/** Reads a document entry. @throws {Refusal} `XDSRegistryMetadataError` naming the field. */
export function readDocumentEntry(object: RegistryObject, lenient: boolean): DocumentEntry {
  if (object.attributes.get('objectType') !== schemeUrn('documentObject')) {
    throw wrongField(object, 'objectType', 'is not the one of a stable document');
  }
  const mimeType = object.attributes.get('mimeType') ?? '';
  if (mimeType === '') throw wrongField(object, 'mimeType', 'is missing');
  const classCode = requireCode(object, 'classCode');
  const isSignature = classCode.code === SIGNATURE_CLASS;
  const serviceStopTime = optionalTime(object, 'serviceStopTime');
  const sourcePatientInfo = slotValues(object, 'sourcePatientInfo');
  // dmp-transactions 6.1: the signature carries no sourcePatientInfo.
  if (sourcePatientInfo.length === 0 && !isSignature)
    throw wrongField(object, 'sourcePatientInfo', 'is missing');
  if (object.name === undefined || object.name === '') throw wrongField(object, 'title', 'is missing');
  const cx = (field: string, text: string): Cx => readCx(object, field, text, lenient);
  return {
    object,
    mimeType,
    authors: readAuthors(object, 'author'),
    legalAuthenticator: readLegalAuthenticator(object),
    creationTime: requireTime(object, 'creationTime'),
    serviceStartTime: requireTime(object, 'serviceStartTime'),
    ...(serviceStopTime === undefined ? {} : { serviceStopTime }),
    languageCode: requireSlot(object, 'languageCode'),
    sourcePatientId: cx('sourcePatientId', requireSlot(object, 'sourcePatientId')),
    sourcePatientInfo,
    title: object.name,
    classCode,
    typeCode: requireCode(object, 'typeCode'),
    formatCode: requireCode(object, 'formatCode'),
    confidentialityCodes: codesOf(object, 'confidentialityCode'),
    eventCodes: codesOf(object, 'eventCode'),
    facilityType: requireCode(object, 'facilityType'),
    practiceSetting: requireCode(object, 'practiceSetting'),
    patientId: cx('patientId', requireIdentifier(object, 'patientId')),
    uniqueId: requireOid(object, 'uniqueId'),
    referenceIds: slotValues(object, REFERENCE_ID_LIST).map((text) => cx('referenceIdList', text)),
    isSignature,
  };
}

function readLegalAuthenticator(object: RegistryObject): Xcn {
  const person = parseXcn(requireSlot(object, 'legalAuthenticator'));
  if (person === undefined) throw wrongField(object, 'legalAuthenticator', 'is not an XCN of the profile');
  return person;
}
