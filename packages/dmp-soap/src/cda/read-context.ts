import { attribute, child, type ParsedElement, path } from '@dmpconnect/soap';
import { V3_URI } from '../hl7v3/elements.js';
import type {
  CdaConsent,
  CdaEncounter,
  CdaEvent,
  CdaFacility,
  CdaOrder,
  CdaRelatedDocument,
} from './cda-header.js';
import {
  addressesOf,
  codeAttribute,
  codeOf,
  idOf,
  idsOf,
  intervalOf,
  numberAttribute,
  textIn,
  translationsOf,
} from './read-datatypes.js';
import { readAll, readAssigned } from './read-people.js';

/** Namespace of the imaging extension of CDA. */
const PS3_20_URI = 'urn:dicom-org:ps3-20';

/** The act of a `documentationOf`. */
export function readEvent(documentation: ParsedElement): readonly CdaEvent[] {
  const event = child(documentation, V3_URI, 'serviceEvent');
  if (event === undefined) return [];
  return [
    {
      ids: idsOf(event),
      code: codeOf(event, 'code'),
      translations: translationsOf(event, 'code'),
      ...intervalOf(event, 'effectiveTime'),
      performers: readAll(event, 'performer', readAssigned),
    },
  ];
}

/** The order of an `inFulfillmentOf`. */
export function readOrder(fulfilment: ParsedElement): readonly CdaOrder[] {
  const order = child(fulfilment, V3_URI, 'order');
  if (order === undefined) return [];
  return [
    {
      ids: idsOf(order),
      accessionNumber: idOf(child(order, PS3_20_URI, 'accessionNumber')),
      code: codeOf(order, 'code'),
    },
  ];
}

/** A `relatedDocument`. */
export function readRelatedDocument(related: ParsedElement): CdaRelatedDocument {
  const parent = child(related, V3_URI, 'parentDocument');
  return {
    typeCode: attribute(related, 'typeCode'),
    id: parent && idOf(child(parent, V3_URI, 'id')),
    setId: parent && idOf(child(parent, V3_URI, 'setId')),
    versionNumber: parent && numberAttribute(parent, 'versionNumber'),
  };
}

/** The consent of an `authorization`. */
export function readConsent(authorization: ParsedElement): readonly CdaConsent[] {
  const consent = child(authorization, V3_URI, 'consent');
  if (consent === undefined) return [];
  return [
    { ids: idsOf(consent), code: codeOf(consent, 'code'), status: codeAttribute(consent, 'statusCode') },
  ];
}

/** The encounter of a document. */
export function readEncounter(document: ParsedElement): CdaEncounter | undefined {
  const encounter = path(document, V3_URI, 'componentOf', 'encompassingEncounter');
  if (encounter === undefined) return undefined;
  const responsible = child(encounter, V3_URI, 'responsibleParty');
  return {
    ids: idsOf(encounter),
    code: codeOf(encounter, 'code'),
    ...intervalOf(encounter, 'effectiveTime'),
    dischargeDisposition: codeOf(encounter, 'dischargeDispositionCode'),
    responsible: responsible && readAssigned(responsible),
    participants: readAll(encounter, 'encounterParticipant', (participant) => ({
      ...readAssigned(participant),
      typeCode: attribute(participant, 'typeCode'),
    })),
    facility: readFacility(encounter),
  };
}

function readFacility(encounter: ParsedElement): CdaFacility | undefined {
  const facility = path(encounter, V3_URI, 'location', 'healthCareFacility');
  if (facility === undefined) return undefined;
  const location = child(facility, V3_URI, 'location');
  return {
    ids: idsOf(facility),
    code: codeOf(facility, 'code'),
    name: textIn(location, 'name'),
    addresses: location === undefined ? [] : addressesOf(location),
  };
}
