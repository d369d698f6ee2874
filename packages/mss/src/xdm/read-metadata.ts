import { attribute, children, type ParsedElement, parseXml, SoapError } from '@dmpconnect/soap';
import type { XdmCode } from './input.js';
import type { XdmEntry, XdmEntryAuthor, XdmSubmissionSet } from './model.js';
import {
  ENTRY_IDENTIFIERS,
  ENTRY_SCHEMES,
  LCM,
  REPLACES,
  RIM,
  SET_IDENTIFIERS,
  SET_NODE,
  SET_SCHEMES,
} from './schemes.js';

/** What one METADATA.XML holds: refused with reasons, read with warnings (mss 10.2). */
export interface ReadMetadata {
  readonly set: XdmSubmissionSet | undefined;
  readonly entries: readonly XdmEntry[];
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
}

const MAX_BYTES = 8 * 1024 * 1024;
/** ebRS 2.1, the form before the one that is read. */
const OLDER = /^urn:oasis:names:tc:ebxml-regrep:(rim|registry):xsd:2\./;

/** @param path Of the file, for the reasons. */
export function readMetadata(bytes: Uint8Array, path: string): ReadMetadata {
  const refused = (reason: string): ReadMetadata => ({
    set: undefined,
    entries: [],
    reasons: [reason],
    warnings: [],
  });
  let root: ParsedElement;
  try {
    root = parseXml(bytes, { maxSize: MAX_BYTES });
  } catch (error) {
    if (error instanceof SoapError) return refused(`${path} cannot be read: ${error.message}`);
    throw error;
  }
  if (root.localName === 'SubmitObjectsRequest' && OLDER.test(root.namespaceURI ?? '')) {
    return refused(`${path} is of the older form ebRS 2.1; only ebRS 3.0 is read.`);
  }
  if (root.localName !== 'SubmitObjectsRequest' || root.namespaceURI !== LCM.uri) {
    return refused(`${path} is no SubmitObjectsRequest of ebRS 3.0.`);
  }
  const [list] = children(root, RIM.uri, 'RegistryObjectList');
  return list === undefined ? refused(`${path} holds no list of objects.`) : readObjects(list, path);
}

function readObjects(list: ParsedElement, path: string): ReadMetadata {
  const reasons: string[] = [];
  const warnings: string[] = [];
  const packages = children(list, RIM.uri, 'RegistryPackage').filter((one) => isSubmissionSet(one, list));
  if (packages.length !== 1)
    reasons.push(`${path} holds ${packages.length} submission sets; one is expected.`);
  const set = packages[0] && readSet(packages[0], path, reasons, warnings);
  const objects = children(list, RIM.uri, 'ExtrinsicObject');
  if (objects.length === 0) reasons.push(`${path} names no document.`);
  const replaced = new Map(
    children(list, RIM.uri, 'Association')
      .filter((one) => attribute(one, 'associationType') === REPLACES)
      .map((one) => [attribute(one, 'sourceObject') ?? '', attribute(one, 'targetObject')]),
  );
  const entries = objects.map((object, index) => {
    const entry = readEntry(object, `${path}, document ${index + 1}`, reasons, warnings);
    const replaces = replaced.get(entry.id);
    return replaces === undefined ? entry : { ...entry, replaces };
  });
  for (const [index, { patientId }] of entries.entries()) {
    if (set !== undefined && patientId !== set.patientId) {
      reasons.push(`${path}, document ${index + 1}: patientId is not the one of the submission set.`);
    }
  }
  return { set, entries, reasons, warnings };
}

/** Folders are packages too: a set is marked by a classification, inside it or beside it. */
function isSubmissionSet(object: ParsedElement, list: ParsedElement): boolean {
  const id = attribute(object, 'id');
  return [...children(object, RIM.uri, 'Classification'), ...children(list, RIM.uri, 'Classification')].some(
    (one) => attribute(one, 'classificationNode') === SET_NODE && attribute(one, 'classifiedObject') === id,
  );
}

function readSet(
  object: ParsedElement,
  path: string,
  reasons: string[],
  warnings: string[],
): XdmSubmissionSet {
  const where = `${path}, submission set`;
  const patientId = identifier(object, SET_IDENTIFIERS.patientId);
  if (patientId === undefined) reasons.push(`${where}: patientId is missing.`);
  const uniqueId = identifier(object, SET_IDENTIFIERS.uniqueId) ?? '';
  const sourceId = identifier(object, SET_IDENTIFIERS.sourceId) ?? '';
  const submissionTime = slotValues(object, 'submissionTime')[0] ?? '';
  warnMissing({ uniqueId, sourceId, submissionTime }, where, warnings);
  return {
    id: attribute(object, 'id') ?? '',
    submissionTime,
    title: localized(object, 'Name'),
    comment: localized(object, 'Description'),
    authors: authors(object, SET_SCHEMES.author),
    contentType: codes(object, SET_SCHEMES.contentTypeCode)[0],
    patientId: patientId ?? '',
    sourceId,
    uniqueId,
  };
}

function readEntry(object: ParsedElement, where: string, reasons: string[], warnings: string[]): XdmEntry {
  const required = (name: string, value: string | undefined) => {
    if (value === undefined || value === '') reasons.push(`${where}: ${name} is missing.`);
    return value ?? '';
  };
  const one = (name: string) => slotValues(object, name)[0];
  const [typeCode] = codes(object, ENTRY_SCHEMES.typeCode);
  const sizeText = required('size', one('size'));
  if (sizeText !== '' && !/^\d{1,12}$/.test(sizeText))
    reasons.push(`${where}: size is not a number of bytes.`);
  const hash = required('hash', one('hash')).toLowerCase();
  if (hash !== '' && !/^[0-9a-f]{40}$/.test(hash)) reasons.push(`${where}: hash is not the SHA-1 of a file.`);
  required('typeCode', typeCode?.code);
  const patientId = readPatientId(object, where, reasons, warnings);
  const [creationTime, sourcePatientId, languageCode] = [
    'creationTime',
    'sourcePatientId',
    'languageCode',
  ].map(one);
  const classCode = codes(object, ENTRY_SCHEMES.classCode)[0];
  const formatCode = codes(object, ENTRY_SCHEMES.formatCode)[0];
  warnMissing(
    { creationTime, sourcePatientId, languageCode, classCode: classCode?.code, formatCode: formatCode?.code },
    where,
    warnings,
  );
  return {
    id: attribute(object, 'id') ?? '',
    uri: required('URI', joinUri(slotValues(object, 'URI'))),
    mimeType: attribute(object, 'mimeType') ?? '',
    hash,
    size: Number(sizeText),
    title: localized(object, 'Name') ?? '',
    description: localized(object, 'Description'),
    creationTime: creationTime ?? '',
    languageCode: languageCode ?? '',
    legalAuthenticator: one('legalAuthenticator'),
    serviceStartTime: one('serviceStartTime'),
    serviceStopTime: one('serviceStopTime'),
    sourcePatientId: sourcePatientId ?? '',
    sourcePatientInfo: slotValues(object, 'sourcePatientInfo'),
    authors: authors(object, ENTRY_SCHEMES.author),
    classCode,
    typeCode: typeCode ?? { code: '', system: '', label: '' },
    confidentialityCodes: codes(object, ENTRY_SCHEMES.confidentialityCode),
    eventCodes: codes(object, ENTRY_SCHEMES.eventCodeList),
    formatCode,
    facilityCode: codes(object, ENTRY_SCHEMES.healthcareFacilityTypeCode)[0],
    practiceSettingCode: codes(object, ENTRY_SCHEMES.practiceSettingCode)[0],
    patientId,
    uniqueId: required('uniqueId', identifier(object, ENTRY_IDENTIFIERS.uniqueId)),
  };
}

/** Some products leave it empty and identify the patient by their own identifier alone: read, with a warning. */
function readPatientId(object: ParsedElement, where: string, reasons: string[], warnings: string[]): string {
  const patientId = identifier(object, ENTRY_IDENTIFIERS.patientId);
  const own = slotValues(object, 'sourcePatientId')[0] ?? '';
  if (patientId === undefined || (patientId === '' && own === ''))
    reasons.push(`${where}: patientId is missing.`);
  else if (patientId === '')
    warnings.push(`${where}: patientId is empty; sourcePatientId alone names the patient.`);
  return patientId ?? '';
}

function warnMissing(
  values: Readonly<Record<string, string | undefined>>,
  where: string,
  warnings: string[],
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') warnings.push(`${where}: ${name} is missing.`);
  }
}

/** A long URI is cut in pieces that begin with their rank: `1|DOC`, `2|0001.XML`. */
function joinUri(values: readonly string[]): string | undefined {
  if (values.length < 2) return values[0];
  return values
    .map((value) => /^(\d+)\|(.*)$/s.exec(value))
    .map((match) => ({ rank: Number(match?.[1]), text: match?.[2] ?? '' }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ text }) => text)
    .join('');
}

function slotValues(object: ParsedElement, name: string): readonly string[] {
  return children(object, RIM.uri, 'Slot')
    .filter((slot) => attribute(slot, 'name') === name)
    .flatMap((slot) => children(slot, RIM.uri, 'ValueList'))
    .flatMap((list) => children(list, RIM.uri, 'Value'))
    .map((value) => (value.textContent ?? '').trim());
}

function localized(object: ParsedElement, name: string): string | undefined {
  const [element] = children(object, RIM.uri, name);
  const [text] = element === undefined ? [] : children(element, RIM.uri, 'LocalizedString');
  return text && attribute(text, 'value');
}

function classifications(object: ParsedElement, scheme: string): readonly ParsedElement[] {
  return children(object, RIM.uri, 'Classification').filter(
    (one) => attribute(one, 'classificationScheme') === scheme,
  );
}

function codes(object: ParsedElement, scheme: string): readonly XdmCode[] {
  return classifications(object, scheme).map((one) => ({
    code: attribute(one, 'nodeRepresentation') ?? '',
    system: slotValues(one, 'codingScheme')[0] ?? '',
    label: localized(one, 'Name') ?? '',
  }));
}

function authors(object: ParsedElement, scheme: string): readonly XdmEntryAuthor[] {
  return classifications(object, scheme).map((one) => ({
    person: slotValues(one, 'authorPerson')[0] ?? '',
    institutions: slotValues(one, 'authorInstitution'),
    roles: slotValues(one, 'authorRole'),
    specialities: slotValues(one, 'authorSpecialty'),
  }));
}

function identifier(object: ParsedElement, scheme: string): string | undefined {
  return children(object, RIM.uri, 'ExternalIdentifier')
    .filter((one) => attribute(one, 'identificationScheme') === scheme)
    .map((one) => attribute(one, 'value'))[0];
}
