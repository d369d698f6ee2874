import { attribute, child, children, type ParsedElement, parseXml, path, textOf } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { formatOfMediaType } from '../documents/formats.js';
import { DmpError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import type { CdaEvent, CdaHeader, CdaOrganization, CdaPerson } from './cda-header.js';
import { readCdaPatient } from './read-cda-patient.js';
import { codeAttribute, codeOf, idOf, idsOf, valueAttribute } from './read-datatypes.js';
import type { DocumentContent } from './retrieved-document.js';

/** Content of a document of the DMP in base64 may be large (dmp-transactions 3.2, size). */
const MAX_SIZE = 256 * 1024 * 1024;

/**
 * Reads a clinical document, also inside a self-presenting one (dmp-transactions 5.5). It is untrusted: no DTD.
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function readCda(bytes: Uint8Array): { header: CdaHeader; content: DocumentContent | undefined } {
  let root: ParsedElement;
  try {
    root = parseXml(bytes, { maxSize: MAX_SIZE });
  } catch (cause) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The document is not an XML document that can be read.', {
      cause,
    });
  }
  const document = clinicalDocument(root);
  if (document === undefined) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The document is not a clinical document.');
  }
  return { header: readHeader(document), content: readContent(document) };
}

function clinicalDocument(root: ParsedElement): ParsedElement | undefined {
  if (root.localName === 'ClinicalDocument' && root.namespaceURI === V3_URI) return root;
  const inside = [...root.getElementsByTagNameNS(V3_URI, 'ClinicalDocument')];
  return inside.length === 1 ? inside[0] : undefined;
}

function readHeader(document: ParsedElement): CdaHeader {
  const id = idOf(child(document, V3_URI, 'id'));
  if (id === undefined) throw new DmpError('DOCUMENT_UNREADABLE', 'The clinical document has no id.');
  const titled = child(document, V3_URI, 'title');
  const custodian = path(
    document,
    V3_URI,
    'custodian',
    'assignedCustodian',
    'representedCustodianOrganization',
  );
  const authenticator = child(document, V3_URI, 'legalAuthenticator');
  const replaced = children(document, V3_URI, 'relatedDocument').find(
    (related) => attribute(related, 'typeCode') === 'RPLC',
  );
  const version = valueAttribute(document, 'versionNumber');
  return {
    id,
    setId: idOf(child(document, V3_URI, 'setId')),
    versionNumber: version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : undefined,
    code: codeOf(document, 'code'),
    title: titled === undefined ? '' : textOf(titled),
    effectiveTime: valueAttribute(document, 'effectiveTime') ?? '',
    confidentiality: codeOf(document, 'confidentialityCode'),
    languageCode: codeAttribute(document, 'languageCode'),
    templateIds: children(document, V3_URI, 'templateId').flatMap(
      (template) => attribute(template, 'root') ?? [],
    ),
    patient: readCdaPatient(path(document, V3_URI, 'recordTarget', 'patientRole')),
    authors: children(document, V3_URI, 'author').map((author) => readPerson(author, 'assignedAuthor')),
    custodian: custodian && readOrganization(custodian),
    legalAuthenticator: authenticator && readPerson(authenticator, 'assignedEntity'),
    events: children(document, V3_URI, 'documentationOf').flatMap((documentation) => {
      const event = child(documentation, V3_URI, 'serviceEvent');
      return event === undefined ? [] : [readEvent(event)];
    }),
    replaces: replaced && idOf(path(replaced, V3_URI, 'parentDocument', 'id')),
    healthcareFacilityType: facilityType(document),
  };
}

function facilityType(document: ParsedElement): CodedValue | undefined {
  const facility = path(
    document,
    V3_URI,
    'componentOf',
    'encompassingEncounter',
    'location',
    'healthCareFacility',
  );
  return facility && codeOf(facility, 'code');
}

function readEvent(event: ParsedElement): CdaEvent {
  const time = child(event, V3_URI, 'effectiveTime');
  return {
    code: codeOf(event, 'code'),
    startTime: time && valueAttribute(time, 'low'),
    stopTime: time && valueAttribute(time, 'high'),
    performers: children(event, V3_URI, 'performer').map((performer) =>
      readPerson(performer, 'assignedEntity'),
    ),
  };
}

function readPerson(participation: ParsedElement, entityName: string): CdaPerson {
  const entity = child(participation, V3_URI, entityName) ?? participation;
  const name = path(entity, V3_URI, 'assignedPerson', 'name');
  const part = (element: string) => {
    const found = name && child(name, V3_URI, element);
    return found && textOf(found);
  };
  const device = path(entity, V3_URI, 'assignedAuthoringDevice', 'softwareName');
  const organization = child(entity, V3_URI, 'representedOrganization');
  return {
    time: valueAttribute(participation, 'time'),
    ids: idsOf(entity),
    speciality: codeOf(entity, 'code'),
    role: codeOf(participation, 'functionCode'),
    familyName: part('family'),
    givenName: part('given'),
    prefix: part('prefix'),
    suffix: part('suffix'),
    device: device && textOf(device),
    organization: organization && readOrganization(organization),
  };
}

function readOrganization(organization: ParsedElement): CdaOrganization {
  const name = child(organization, V3_URI, 'name');
  return {
    ids: idsOf(organization),
    name: name && textOf(name),
    practiceSetting: codeOf(organization, 'standardIndustryClassCode'),
  };
}

function readContent(document: ParsedElement): DocumentContent | undefined {
  const text = path(document, V3_URI, 'component', 'nonXMLBody', 'text');
  if (text === undefined) return undefined;
  const mediaType = attribute(text, 'mediaType') ?? 'text/plain';
  return { bytes: contentBytes(text), mediaType, format: formatOfMediaType(mediaType) };
}

function contentBytes(text: ParsedElement): Uint8Array {
  if (attribute(text, 'representation') !== 'B64') return Buffer.from(text.textContent ?? '');
  const base64 = (text.textContent ?? '').replace(/\s+/g, '');
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) {
    throw new DmpError('DOCUMENT_UNREADABLE', 'The content of the clinical document is not base64.');
  }
  return Buffer.from(base64, 'base64');
}
