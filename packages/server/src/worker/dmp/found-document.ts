import type { CodedValue, FoundDocument } from '@dmpconnect/dmp-soap';
import {
  DOCUMENT_FORMATS,
  DOCUMENT_STATUSES,
  OTHER_FORMAT,
  STRUCTURED_FORMATS,
  VISIBILITY_BITS,
} from '../../contract/enumerations.js';
import type { OutputOf } from '../../contract/table.js';
import type { HandleTable } from '../handles.js';
import type { SearchedDocument } from './searched-document.js';

type DocumentAnswer = OutputOf<'hl_findDocuments'>['Documents'][number];

/** An entry of a search on the wire (js-api 8.5); it and its authors get handles. */
export function describeFoundDocument(searched: SearchedDocument, handles: HandleTable): DocumentAnswer {
  const { found } = searched;
  return {
    i_handle: handles.handleOf({ kind: 'document', source: searched }, 'search'),
    s_uniqueId: found.uniqueId,
    s_uuid: found.entryUuid,
    s_title: found.title,
    s_description: found.description,
    s_classCode: found.classCode.code,
    s_typeCode: found.typeCode.code,
    s_practiceSettingCode: found.practiceSetting?.code ?? '',
    s_healthCareFacilityTypeCode: found.healthcareFacilityType?.code ?? '',
    s_creationDate: found.creationTime,
    s_serviceStartDate: found.serviceStartTime ?? '',
    s_serviceStopDate: found.serviceStopTime ?? '',
    s_submissionDate: found.submissionTime ?? '',
    s_previousUUId: found.previousUuid ?? '',
    s_nextUUId: found.nextUuid ?? '',
    i_document_Format: formatNumber(found),
    i_document_Status: DOCUMENT_STATUSES[found.status],
    i_document_Visibility: visibilitySum(found),
    Authors: searched.authors.map((author) => ({
      ...author,
      i_handle: handles.handleOf({ kind: 'professional', source: author }, 'search'),
    })),
    EventCodes: [...searched.events],
  };
}

/** DocumentFormat of an entry (js-api 11.9). */
export function formatNumber({
  format,
  formatCode,
}: Pick<FoundDocument, 'format'> & { readonly formatCode: Pick<CodedValue, 'code'> }): number {
  if (format !== undefined) return DOCUMENT_FORMATS[format];
  const structured: Readonly<Record<string, number>> = STRUCTURED_FORMATS;
  return structured[formatCode.code] ?? OTHER_FORMAT;
}

/** Sum of the visibility bits: normal when nothing is hidden (js-api 11.9). */
export function visibilitySum({ masking }: Pick<FoundDocument, 'masking'>): number {
  if (masking.length === 0) return VISIBILITY_BITS.normal;
  return masking.reduce((sum, kind) => sum | VISIBILITY_BITS[kind], 0);
}
