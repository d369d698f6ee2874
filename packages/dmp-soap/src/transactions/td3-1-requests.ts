import type { XmlElement } from '@dmpconnect/soap';
import { CONFIDENTIALITY_CODES } from '../codes/confidentiality.js';
import { DOCUMENT_CLASSES } from '../codes/document-classes.js';
import { requireCode } from '../codes/require-code.js';
import type { ValueSets } from '../codes/value-sets.js';
import type { DocumentQuery, TimeSpan } from '../documents/document-query.js';
import { formatCodeOf } from '../documents/formats.js';
import { MASKING_CODES } from '../documents/visibility.js';
import { DmpError } from '../errors.js';
import { insCx } from '../identifiers/cx.js';
import type { Ins } from '../ins/ins.js';
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

type Codes = ReadonlyMap<string, { readonly code: string; readonly system: string }>;

/**
 * FindDocuments with the criteria a registry can evaluate (dmp-transactions 2.17); what it cannot, or may evaluate
 * at a bound differently, `keepsDocument` settles on the answer.
 *
 * @throws {DmpError} `CODE_UNKNOWN`, `QUERY_INVALID`.
 */
export function buildFindDocuments(query: DocumentQuery, valueSets: ValueSets): XmlElement {
  const inTable = (codes: readonly string[] | undefined, table: Codes, field: string) =>
    optionalList(codes?.map((code) => coded(requireCode(table, code, field))));
  return adhocQueryElement('findDocuments', 'LeafClass', [
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
    ['XDSDocumentEntryFormatCode', formatCodes(query.formats)],
    ['XDSDocumentEntryConfidentialityCode', confidentialityCodes(query.visibilities)],
    ...timeParameters('XDSDocumentEntryCreationTime', query.creation, 'creation'),
    ...timeParameters('XDSDocumentEntryServiceStartTime', query.serviceStart, 'serviceStart'),
  ]);
}

/** FindSubmissionSets: when the documents were published. @throws {DmpError} `QUERY_INVALID`. */
export function buildFindSubmissionSets(ins: Ins, submission: TimeSpan | undefined): XmlElement {
  return adhocQueryElement('findSubmissionSets', 'LeafClass', [
    ['XDSSubmissionSetPatientId', single(insCx(ins))],
    ['XDSSubmissionSetStatus', list([STATUS_URNS.approved])],
    ...timeParameters('XDSSubmissionSetSubmissionTime', submission, 'submission'),
  ]);
}

/** GetAssociations of the given objects. */
export function buildGetAssociations(uuids: readonly string[]): XmlElement {
  return adhocQueryElement('getAssociations', 'LeafClass', [['uuid', list(uuids)]]);
}

/** GetDocuments by uniqueId: their current references (TD3.1b), or their metadata. */
export function buildGetDocuments(
  uniqueIds: readonly string[],
  returnType: 'ObjectRef' | 'LeafClass',
): XmlElement {
  return adhocQueryElement('getDocuments', returnType, [['XDSDocumentEntryUniqueId', list(uniqueIds)]]);
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
