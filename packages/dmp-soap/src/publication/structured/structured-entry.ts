import type { CdaHeader } from '../../cda/cda-header.js';
import { deriveEntry } from '../../cda/derive-entry.js';
import { CDA_MIME_TYPE, SELF_PRESENTING_MIME_TYPE } from '../../cda/derive-metadata.js';
import type { CodedValue } from '../../codes/coded-value.js';
import type { Masking } from '../../documents/visibility.js';
import { confidentialityOf, MASKING_CODES } from '../../documents/visibility.js';
import { DmpError } from '../../errors.js';
import { insCx } from '../../identifiers/cx.js';
import type { DocumentEntry } from '../../xds/document-entry.js';
import type { Emitter } from '../emitter.js';
import type { ResolvedSubmission } from '../resolved.js';

/** What the metadata of a structured document come from, beside its header. */
export interface StructuredEntrySources {
  readonly id: string;
  /** Name of the document in the request, for errors. */
  readonly field: string;
  readonly selfPresenting: boolean;
  readonly description: string | undefined;
  readonly masking: readonly Masking[];
  readonly submission: ResolvedSubmission;
  readonly emitter: Emitter;
}

/**
 * Metadata of a structured document: those its header gives (dmp-transactions 5.4), with the maskings asked for.
 *
 * @throws {DmpError} `DOCUMENT_INVALID` naming what the header does not give.
 */
export function structuredEntry(header: CdaHeader, sources: StructuredEntrySources): DocumentEntry {
  const { field, submission, emitter } = sources;
  const { timeZone, valueSets } = emitter;
  const derived = deriveEntry(header, { documentTypes: valueSets.documentTypes, timeZone });
  const given = <Value>(value: Value | undefined, name: string): Value => {
    if (value !== undefined) return value;
    throw new DmpError('DOCUMENT_INVALID', `${field}.cda: its header gives no ${name}.`, {
      field: `${field}.${name}`,
    });
  };
  return {
    id: sources.id,
    mimeType: sources.selfPresenting ? SELF_PRESENTING_MIME_TYPE : CDA_MIME_TYPE,
    creationTime: given(derived.creationTime, 'creationTime'),
    languageCode: given(derived.languageCode, 'languageCode'),
    legalAuthenticator: given(derived.legalAuthenticator, 'legalAuthenticator'),
    serviceStartTime: given(derived.serviceStartTime, 'serviceStartTime'),
    serviceStopTime: derived.serviceStopTime,
    // The header may hold several national identifiers: the one it is published under is that of the submission.
    sourcePatientId: given(derived.sourcePatientId, 'sourcePatientId'),
    sourcePatientInfo: derived.sourcePatientInfo,
    title: given(derived.title, 'title'),
    comments: sources.description,
    authors: derived.authors,
    classCode: given(derived.classCode, 'classCode'),
    typeCode: given(derived.typeCode, 'typeCode'),
    confidentialityCodes: confidentiality(derived.confidentialityCode, sources.masking),
    formatCode: given(derived.formatCode, 'formatCode'),
    healthcareFacilityTypeCode: given(derived.healthcareFacilityTypeCode, 'healthcareFacilityTypeCode'),
    practiceSettingCode: given(derived.practiceSettingCode, 'practiceSettingCode'),
    eventCodeList: derived.eventCodeList,
    referenceIdList: derived.referenceIdList,
    patientId: insCx(submission.ins),
    uniqueId: derived.uniqueId,
  };
}

/** `N` first, then what the header says beyond it, then the maskings (dmp-transactions 4.3 and 5.4). */
function confidentiality(
  ofHeader: CodedValue | undefined,
  masking: readonly Masking[],
): readonly CodedValue[] {
  const [normal, ...masks] = confidentialityOf(masking);
  const isMask = ofHeader !== undefined && Object.values<string>(MASKING_CODES).includes(ofHeader.code);
  const own = ofHeader === undefined || ofHeader.code === 'N' || isMask ? [] : [ofHeader];
  return [...(normal === undefined ? [] : [normal]), ...own, ...masks];
}
