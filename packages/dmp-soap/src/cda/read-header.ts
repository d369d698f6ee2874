import { attribute, child, children, type ParsedElement, path } from '@dmpconnect/soap';
import { DmpError } from '../errors.js';
import { V3_URI } from '../hl7v3/elements.js';
import type { CdaBody, CdaHeader } from './cda-header.js';
import { readCdaPatient } from './read-cda-patient.js';
import { readConsent, readEncounter, readEvent, readOrder, readRelatedDocument } from './read-context.js';
import { codeAttribute, codeOf, idOf, numberAttribute, textIn, valueAttribute } from './read-datatypes.js';
import {
  readAll,
  readAssigned,
  readAuthor,
  readInformant,
  readOrganization,
  readParticipant,
  readRecipient,
} from './read-people.js';

/** Reads the header of a `ClinicalDocument` (dmp-transactions 5.2). @throws {DmpError} `DOCUMENT_UNREADABLE`. */
export function readHeader(document: ParsedElement): CdaHeader {
  const id = idOf(child(document, V3_URI, 'id'));
  if (id === undefined) throw new DmpError('DOCUMENT_UNREADABLE', 'The clinical document has no id.');
  const dataEnterer = child(document, V3_URI, 'dataEnterer');
  const custodian = path(
    document,
    V3_URI,
    'custodian',
    'assignedCustodian',
    'representedCustodianOrganization',
  );
  const authenticator = child(document, V3_URI, 'legalAuthenticator');
  const relatedDocuments = readAll(document, 'relatedDocument', readRelatedDocument);
  const encounter = readEncounter(document);
  return {
    id,
    setId: idOf(child(document, V3_URI, 'setId')),
    versionNumber: numberAttribute(document, 'versionNumber'),
    code: codeOf(document, 'code'),
    title: textIn(document, 'title') ?? '',
    effectiveTime: valueAttribute(document, 'effectiveTime') ?? '',
    confidentiality: codeOf(document, 'confidentialityCode'),
    languageCode: codeAttribute(document, 'languageCode'),
    templateIds: children(document, V3_URI, 'templateId').flatMap(
      (template) => attribute(template, 'root') ?? [],
    ),
    patient: readCdaPatient(path(document, V3_URI, 'recordTarget', 'patientRole')),
    authors: readAll(document, 'author', readAuthor),
    dataEnterer: dataEnterer && readAssigned(dataEnterer),
    informants: readAll(document, 'informant', readInformant),
    custodian: custodian && readOrganization(custodian),
    recipients: readAll(document, 'informationRecipient', readRecipient),
    legalAuthenticator: authenticator && readAssigned(authenticator),
    authenticators: readAll(document, 'authenticator', readAssigned),
    participants: readAll(document, 'participant', readParticipant),
    orders: readAll(document, 'inFulfillmentOf', readOrder).flat(),
    events: readAll(document, 'documentationOf', readEvent).flat(),
    replaces: relatedDocuments.find(({ typeCode }) => typeCode === 'RPLC')?.id,
    relatedDocuments,
    consents: readAll(document, 'authorization', readConsent).flat(),
    healthcareFacilityType: encounter?.facility?.code,
    encounter,
    body: readBody(document),
  };
}

function readBody(document: ParsedElement): CdaBody | undefined {
  const component = child(document, V3_URI, 'component');
  if (component === undefined) return undefined;
  if (child(component, V3_URI, 'structuredBody') !== undefined) return { kind: 'structured' };
  const text = path(component, V3_URI, 'nonXMLBody', 'text');
  return text && { kind: 'unstructured', mediaType: attribute(text, 'mediaType') ?? 'text/plain' };
}
