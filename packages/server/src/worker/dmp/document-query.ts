import type { DocumentQuery, Ins, TimeSpan } from '@dmpconnect/dmp-soap';
import {
  allNamesOf,
  DOCUMENT_FORMATS,
  DOCUMENT_STATUSES,
  namesInSum,
  STRUCTURED_FORMATS,
  VISIBILITY_BITS,
} from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { InputOf } from '../../contract/table.js';
import type { WireNames } from './wire-names.js';

/** The search that `hl_findDocuments` asks for (js-api 8.5): "bottom" is the lower end, "top" the upper one. */
export function readDocumentQuery(input: InputOf<'hl_findDocuments'>, ins: Ins): DocumentQuery {
  const serviceStart = span(input.s_serviceStartDateBottom, input.s_serviceStartDateTop);
  const creation = span(input.s_creationDateBottom, input.s_creationDateTop);
  const submission = span(input.s_submissionDateBottom, input.s_submissionDateTop);
  const statuses = namesInSum(DOCUMENT_STATUSES, input.i_status ?? 0);
  const visibilities = namesInSum(VISIBILITY_BITS, input.i_visibility ?? 0);
  return {
    ins,
    ...(input.Categories.length === 0 ? {} : { typeCodes: input.Categories }),
    ...(input.Formats.length === 0 ? {} : { formats: input.Formats.flatMap(readFormat) }),
    ...(input.Practices.length === 0 ? {} : { practiceSettings: input.Practices }),
    ...(serviceStart === undefined ? {} : { serviceStart }),
    ...(creation === undefined ? {} : { creation }),
    ...(submission === undefined ? {} : { submission }),
    ...(statuses.length === 0 ? {} : { statuses }),
    ...(visibilities.length === 0 ? {} : { visibilities }),
    withSubmissionMetadata: !input.i_disableMetadataSearch,
  };
}

function span(from: string | undefined, to: string | undefined): TimeSpan | undefined {
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A number of 11.9, or a formatCode of the registry as it is. */
function readFormat(text: string): readonly string[] {
  if (!/^\d{1,3}$/.test(text)) return [text];
  const number = Number(text);
  const names = [
    ...allNamesOf<string>(DOCUMENT_FORMATS, number),
    ...allNamesOf<string>(STRUCTURED_FORMATS, number),
  ];
  if (names.length > 0) return names;
  throw new ApiFailure('functional-fault', { description: `Formats: ${number} is not a document format` });
}

/** Fields of `hl_findDocuments` by those of the library. */
export const DOCUMENT_QUERY_NAMES: WireNames = {
  typeCodes: 'Categories',
  formats: 'Formats',
  practiceSettings: 'Practices',
  'serviceStart.from': 's_serviceStartDateBottom',
  'serviceStart.to': 's_serviceStartDateTop',
  'creation.from': 's_creationDateBottom',
  'creation.to': 's_creationDateTop',
  'submission.from': 's_submissionDateBottom',
  'submission.to': 's_submissionDateTop',
  serviceStart: 's_serviceStartDateBottom',
  creation: 's_creationDateBottom',
  submission: 's_submissionDateBottom',
  statuses: 'i_status',
  visibilities: 'i_visibility',
};
