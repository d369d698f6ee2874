import { writeXml, XML, XML_PROLOG, type XmlElement } from '@dmpconnect/soap';
import type { XdmCode } from './input.js';
import type { XdmEntry, XdmEntryAuthor, XdmSubmissionSet } from './model.js';
import {
  APPROVED,
  ENTRY_IDENTIFIERS,
  ENTRY_SCHEMES,
  HAS_MEMBER,
  LCM,
  REGISTRY_OBJECT,
  REPLACES,
  RIM,
  SET_IDENTIFIERS,
  SET_NODE,
  SET_SCHEMES,
  STABLE_DOCUMENT,
} from './schemes.js';

/**
 * METADATA.XML of one submission set (mss 10.2).
 *
 * @param newId Makes the identifiers of the parts: `urn:uuid:…`.
 */
export function writeMetadata(
  set: XdmSubmissionSet,
  entries: readonly XdmEntry[],
  newId: () => string,
): Uint8Array {
  const write = elementsWith(newId);
  const tree = LCM.element('SubmitObjectsRequest', {}, [
    RIM.element('RegistryObjectList', {}, [
      entries.map((entry) => write.entry(entry)),
      write.set(set),
      RIM.element('Classification', { id: newId(), classifiedObject: set.id, classificationNode: SET_NODE }),
      entries.map((entry) => write.association(HAS_MEMBER, set.id, entry.id, true)),
      // A document outside the archive is named by its own identifier.
      entries.flatMap(({ id, replaces }) =>
        replaces === undefined ? [] : [write.association(REPLACES, id, replaces, false)],
      ),
    ]),
  ]);
  return Buffer.from(XML_PROLOG + writeXml(tree));
}

function elementsWith(newId: () => string) {
  const code = (object: string, scheme: string, value: XdmCode) =>
    RIM.element(
      'Classification',
      {
        id: newId(),
        classifiedObject: object,
        classificationScheme: scheme,
        nodeRepresentation: value.code,
        objectType: `${REGISTRY_OBJECT}:Classification`,
      },
      [slot('codingScheme', value.system), localized('Name', value.label)],
    );
  const author = (object: string, scheme: string, value: XdmEntryAuthor) =>
    RIM.element(
      'Classification',
      {
        id: newId(),
        classifiedObject: object,
        classificationScheme: scheme,
        nodeRepresentation: '',
        objectType: `${REGISTRY_OBJECT}:Classification`,
      },
      [
        slot('authorPerson', value.person),
        slot('authorInstitution', ...value.institutions),
        slot('authorRole', ...value.roles),
        slot('authorSpecialty', ...value.specialities),
      ],
    );
  const identifier = (object: string, scheme: string, name: string, value: string) =>
    RIM.element(
      'ExternalIdentifier',
      {
        id: newId(),
        registryObject: object,
        identificationScheme: scheme,
        value,
        objectType: `${REGISTRY_OBJECT}:ExternalIdentifier`,
      },
      [localized('Name', name)],
    );
  return {
    entry: (entry: XdmEntry): XmlElement =>
      RIM.element(
        'ExtrinsicObject',
        { id: entry.id, mimeType: entry.mimeType, objectType: STABLE_DOCUMENT, status: APPROVED },
        [
          slot('URI', entry.uri),
          slot('creationTime', entry.creationTime),
          slot('hash', entry.hash),
          slot('languageCode', entry.languageCode),
          slot('legalAuthenticator', entry.legalAuthenticator),
          slot('serviceStartTime', entry.serviceStartTime),
          slot('serviceStopTime', entry.serviceStopTime),
          slot('size', String(entry.size)),
          slot('sourcePatientId', entry.sourcePatientId),
          slot('sourcePatientInfo', ...entry.sourcePatientInfo),
          localized('Name', entry.title),
          localized('Description', entry.description),
          entry.authors.map((one) => author(entry.id, ENTRY_SCHEMES.author, one)),
          entry.classCode && code(entry.id, ENTRY_SCHEMES.classCode, entry.classCode),
          code(entry.id, ENTRY_SCHEMES.typeCode, entry.typeCode),
          entry.confidentialityCodes.map((one) => code(entry.id, ENTRY_SCHEMES.confidentialityCode, one)),
          entry.eventCodes.map((one) => code(entry.id, ENTRY_SCHEMES.eventCodeList, one)),
          entry.formatCode && code(entry.id, ENTRY_SCHEMES.formatCode, entry.formatCode),
          entry.facilityCode && code(entry.id, ENTRY_SCHEMES.healthcareFacilityTypeCode, entry.facilityCode),
          entry.practiceSettingCode &&
            code(entry.id, ENTRY_SCHEMES.practiceSettingCode, entry.practiceSettingCode),
          identifier(entry.id, ENTRY_IDENTIFIERS.patientId, 'XDSDocumentEntry.patientId', entry.patientId),
          identifier(entry.id, ENTRY_IDENTIFIERS.uniqueId, 'XDSDocumentEntry.uniqueId', entry.uniqueId),
        ],
      ),
    set: (set: XdmSubmissionSet): XmlElement =>
      RIM.element(
        'RegistryPackage',
        { id: set.id, objectType: `${REGISTRY_OBJECT}:RegistryPackage`, status: APPROVED },
        [
          slot('submissionTime', set.submissionTime),
          localized('Name', set.title),
          localized('Description', set.comment),
          set.authors.map((one) => author(set.id, SET_SCHEMES.author, one)),
          set.contentType && code(set.id, SET_SCHEMES.contentTypeCode, set.contentType),
          identifier(set.id, SET_IDENTIFIERS.patientId, 'XDSSubmissionSet.patientId', set.patientId),
          identifier(set.id, SET_IDENTIFIERS.sourceId, 'XDSSubmissionSet.sourceId', set.sourceId),
          identifier(set.id, SET_IDENTIFIERS.uniqueId, 'XDSSubmissionSet.uniqueId', set.uniqueId),
        ],
      ),
    association: (type: string, source: string, target: string, original: boolean): XmlElement =>
      RIM.element(
        'Association',
        {
          id: newId(),
          associationType: type,
          sourceObject: source,
          targetObject: target,
          objectType: `${REGISTRY_OBJECT}:Association`,
        },
        [original ? slot('SubmissionSetStatus', 'Original') : undefined],
      ),
  };
}

/** A slot; without values there is none. */
function slot(name: string, ...values: readonly (string | undefined)[]): XmlElement | undefined {
  const present = values.filter((value) => value !== undefined && value !== '');
  if (present.length === 0) return undefined;
  return RIM.element('Slot', { name }, [
    RIM.element(
      'ValueList',
      {},
      present.map((value) => RIM.element('Value', {}, [value])),
    ),
  ]);
}

function localized(name: 'Name' | 'Description', text: string | undefined): XmlElement | undefined {
  if (text === undefined || text === '') return undefined;
  return RIM.element(name, {}, [
    RIM.element('LocalizedString', { charset: 'UTF-8', [XML.attribute('lang')]: 'fr-FR', value: text }),
  ]);
}
