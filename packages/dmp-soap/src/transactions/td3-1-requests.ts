import type { XmlElement } from '@dmpconnect/soap';
import { referenceValue } from '../cda/derive-references.js';
import { CONFIDENTIALITY_CODES } from '../codes/confidentiality.js';
import { DOCUMENT_CLASSES } from '../codes/document-classes.js';
import { requireCode } from '../codes/require-code.js';
import type { ValueSets } from '../codes/value-sets.js';
import type { DocumentQuery, TimeSpan } from '../documents/document-query.js';
import { formatCodeOf } from '../documents/formats.js';
import type { SubmissionSetQuery } from '../documents/found-submission-set.js';
import { MASKING_CODES } from '../documents/visibility.js';
import { DmpError } from '../errors.js';
import { insCx } from '../identifiers/cx.js';
import { firstSecond, firstSecondAfter } from '../time/period.js';
import { STATUS_URNS } from '../xds/status.js';
import {
  adhocQueryElement,
  coded,
  list,
  optionalList,
  type QueryParameter,
  single,
} from '../xds/stored-query.js';
import type { ReferenceQuery } from './document-client.js';

type Codes = ReadonlyMap<string, { readonly code: string; readonly system: string }>;

/**
 * FindDocuments with the criteria a registry can evaluate (dmp-transactions 2.17); what it cannot, or may evaluate
 * at a bound differently, `keepsDocument` settles on the answer.
 *
 * @throws {DmpError} `CODE_UNKNOWN`, `QUERY_INVALID`.
 */
export function buildFindDocuments(query: DocumentQuery, valueSets: ValueSets): XmlElement {
  return adhocQueryElement('findDocuments', 'LeafClass', documentParameters(query, valueSets));
}

/** FindDocumentsByReferenceId: the criteria of FindDocuments, and one of the references. @throws As {@link buildFindDocuments}. */
export function buildFindDocumentsByReference(query: ReferenceQuery, valueSets: ValueSets): XmlElement {
  return adhocQueryElement('findDocumentsByReferenceId', 'LeafClass', [
    ...documentParameters(query, valueSets),
    ['XDSDocumentEntryReferenceIdList', list(query.references.map(referenceValue))],
  ]);
}

function documentParameters(query: DocumentQuery, valueSets: ValueSets): readonly QueryParameter[] {
  const inTable = (codes: readonly string[] | undefined, table: Codes, field: string) =>
    optionalList(codes?.map((code) => coded(requireCode(table, code, field))));
  return [
    ['XDSDocumentEntryPatientId', single(insCx(query.ins))],
    ['XDSDocumentEntryStatus', list((query.statuses ?? ['approved']).map((status) => STATUS_URNS[status]))],
    ['XDSDocumentEntryClassCode', inTable(query.classCodes, DOCUMENT_CLASSES, 'classCodes')],
    ['XDSDocumentEntryTypeCode', typeCodes(query.typeCodes, valueSets)],
    [
      'XDSDocumentEntryPracticeSettingCode',
      inTable(query.practiceSettings, valueSets.practiceSettings, 'practiceSettings'),
    ],
    [
      'XDSDocumentEntryHealthcareFacilityTypeCode',
      inTable(query.healthcareFacilityTypes, valueSets.facilityTypes, 'healthcareFacilityTypes'),
    ],
    // The same parameter several times means "and" (dmp-transactions 2.17).
    ...(query.eventCodes ?? []).map(
      (group): QueryParameter => ['XDSDocumentEntryEventCodeList', optionalList(group.map(coded))],
    ),
    ['XDSDocumentEntryFormatCode', formatCodes(query.formats)],
    ['XDSDocumentEntryConfidentialityCode', confidentialityCodes(query.visibilities)],
    ['XDSDocumentEntryAuthorPerson', optionalList(query.authorPersons)],
    ...timeParameters('XDSDocumentEntryCreationTime', query.creation, 'creation'),
    ...timeParameters('XDSDocumentEntryServiceStartTime', query.serviceStart, 'serviceStart'),
    ...timeParameters('XDSDocumentEntryServiceStopTime', query.serviceStop, 'serviceStop'),
  ];
}

/** FindSubmissionSets: which lots were published, and when. @throws {DmpError} `QUERY_INVALID`. */
export function buildFindSubmissionSets(query: SubmissionSetQuery): XmlElement {
  return adhocQueryElement('findSubmissionSets', 'LeafClass', [
    ['XDSSubmissionSetPatientId', single(insCx(query.ins))],
    ['XDSSubmissionSetStatus', list((query.statuses ?? ['approved']).map((status) => STATUS_URNS[status]))],
    ...timeParameters('XDSSubmissionSetSubmissionTime', query.submission, 'submission'),
    ['XDSSubmissionSetSourceId', optionalList(query.sourceIds)],
    // A single value, unlike the author of a document (ITI-18).
    ['XDSSubmissionSetAuthorPerson', query.authorPerson && single(query.authorPerson)],
    ['XDSSubmissionSetContentType', optionalList(query.contentTypes?.map(coded))],
  ]);
}

/** GetAssociations of the given objects. */
export function buildGetAssociations(uuids: readonly string[]): XmlElement {
  return adhocQueryElement('getAssociations', 'LeafClass', [['uuid', list(uuids)]]);
}

/** Which documents: by one kind of identifier (dmp-transactions 2.17). */
export type DocumentIdentifiers =
  | { readonly uniqueIds: readonly string[] }
  | { readonly entryUuids: readonly string[] }
  | { readonly logicalIds: readonly string[] };

/** GetDocuments: their current references (TD3.1b), or their metadata. */
export function buildGetDocuments(
  identifiers: DocumentIdentifiers,
  returnType: 'ObjectRef' | 'LeafClass',
): XmlElement {
  return adhocQueryElement('getDocuments', returnType, [identifierParameter(identifiers)]);
}

/** GetDocumentsAndAssociations: their metadata and what they are tied to. */
export function buildGetDocumentsAndAssociations(identifiers: DocumentIdentifiers): XmlElement {
  return adhocQueryElement('getDocumentsAndAssociations', 'LeafClass', [identifierParameter(identifiers)]);
}

/** GetSubmissionSets: the lots that hold the given objects. */
export function buildGetSubmissionSets(entryUuids: readonly string[]): XmlElement {
  return adhocQueryElement('getSubmissionSets', 'LeafClass', [['uuid', list(entryUuids)]]);
}

/** GetSubmissionSetAndContents: a lot and what it brought. */
export function buildGetSubmissionSetAndContents(uniqueId: string): XmlElement {
  return adhocQueryElement('getSubmissionSetAndContents', 'LeafClass', [
    ['XDSSubmissionSetUniqueId', single(uniqueId)],
  ]);
}

function identifierParameter(identifiers: DocumentIdentifiers): QueryParameter {
  if ('uniqueIds' in identifiers) return ['XDSDocumentEntryUniqueId', list(identifiers.uniqueIds)];
  if ('entryUuids' in identifiers) return ['XDSDocumentEntryEntryUUID', list(identifiers.entryUuids)];
  return ['XDSDocumentEntryLogicalID', list(identifiers.logicalIds)];
}

/** A bound is a bare number; the upper one is the first second that is out. */
function timeParameters(name: string, span: TimeSpan | undefined, field: string): readonly QueryParameter[] {
  return [
    [`${name}From`, span?.from === undefined ? undefined : firstSecond(span.from, `${field}.from`)],
    [`${name}To`, span?.to === undefined ? undefined : firstSecondAfter(span.to, `${field}.to`)],
  ];
}

/** Outdated types are still searched for: old documents carry them. */
function typeCodes(codes: readonly string[] | undefined, { documentTypes }: ValueSets) {
  const systemOf = (code: string) =>
    documentTypes.get(code)?.system ??
    (/^\d{1,7}-\d$/.test(code) ? '2.16.840.1.113883.6.1' : '1.2.250.1.213.1.1.4.12');
  return optionalList(codes?.map((code) => coded({ code, system: systemOf(code) })));
}

/** Who defines a formatCode, by how it begins (dmp-transactions 4.9). */
const FORMAT_SYSTEMS: readonly (readonly [prefix: string, system: string])[] = [
  ['urn:ihe:', '1.3.6.1.4.1.19376.1.2.3'],
  ['urn:asip:ci-sis:', '1.2.250.1.213.1.1.4.2.282'],
  ['urn:ans:ci-sis:', '1.2.250.1.213.1.1.4.2.282'],
  ['1.2.840.10008.', '1.2.840.10008.2.6.1'],
];

function formatCodes(names: readonly string[] | undefined) {
  return optionalList(
    names?.map((name) => {
      const code = formatCodeOf(name);
      const found = FORMAT_SYSTEMS.find(([prefix]) => code.startsWith(prefix));
      if (found === undefined) {
        throw new DmpError('CODE_UNKNOWN', `formats: ${code} is not a document format.`, {
          field: 'formats',
        });
      }
      return coded({ code, system: found[1] });
    }),
  );
}

/** `N` stands in every entry, so a search that includes unmasked documents cannot be narrowed by code. */
function confidentialityCodes(visibilities: DocumentQuery['visibilities']) {
  const maskings = (visibilities ?? []).flatMap((kind) => (kind === 'normal' ? [] : [MASKING_CODES[kind]]));
  if (visibilities === undefined || maskings.length < visibilities.length) return undefined;
  return optionalList(
    maskings.map((code) => coded(requireCode(CONFIDENTIALITY_CODES, code, 'visibilities'))),
  );
}
