import { SIGNATURE_CLASS } from '../codes/document-classes.js';
import { confidentialityOf } from '../documents/visibility.js';
import { insCx } from '../identifiers/cx.js';
import type { ResolvedSubmission } from '../publication/resolved.js';
import type { DocumentEntry } from '../xds/document-entry.js';

/** Symbolic id of the signature inside the message. */
export const SIGNATURE_ID = 'Signature01';

/** Purpose "source" of ASTM E1762, for the entry and inside the signature (dmp-transactions 6.1 and 6.2). */
export const PURPOSE_OF_SIGNATURE = '1.2.840.10065.1.12.1.14';

/** Where the documents of the lot were made: the signature says the same. */
type LotContext = Pick<DocumentEntry, 'healthcareFacilityTypeCode' | 'practiceSettingCode'>;

/** Metadata of the signature of a submission set (dmp-transactions 6.1). */
export function signatureEntryOf(
  submission: ResolvedSubmission,
  uniqueId: string,
  { healthcareFacilityTypeCode, practiceSettingCode }: LotContext,
): DocumentEntry {
  const patientId = insCx(submission.ins);
  return {
    id: SIGNATURE_ID,
    mimeType: 'text/xml',
    creationTime: submission.time.utc,
    languageCode: 'art',
    legalAuthenticator: submission.author.person,
    serviceStartTime: submission.time.utc,
    serviceStopTime: submission.time.utc,
    sourcePatientId: patientId,
    sourcePatientInfo: [],
    title: 'Source',
    comments: undefined,
    authors: [submission.author],
    classCode: SIGNATURE_CLASS,
    typeCode: { code: 'E1762', system: 'ASTM', label: 'Full Document' },
    confidentialityCodes: confidentialityOf(['hiddenFromProfessionals', 'hiddenFromPatient']),
    formatCode: {
      code: 'http://www.w3.org/2000/09/xmldsig#',
      system: 'URN',
      label: 'Default Signature Style',
    },
    healthcareFacilityTypeCode,
    practiceSettingCode,
    eventCodeList: [{ code: PURPOSE_OF_SIGNATURE, system: '1.2.840.10065.1.12', label: 'Source' }],
    referenceIdList: [],
    patientId,
    uniqueId,
  };
}
