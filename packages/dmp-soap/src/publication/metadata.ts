import { DOCUMENT_CLASSES } from '../codes/document-classes.js';
import { requireCode } from '../codes/require-code.js';
import type { PatientIdentity } from '../documents/patient-identity.js';
import { patientInfo } from '../documents/patient-info.js';
import { confidentialityOf } from '../documents/visibility.js';
import { formatCx, insCx } from '../identifiers/cx.js';
import type { DocumentEntry } from '../xds/document-entry.js';
import type { SubmissionSet } from '../xds/submission-set.js';
import type { ResolvedDocument, ResolvedSubmission } from './resolved.js';

/** Symbolic id of the submission set inside the message. */
export const SUBMISSION_SET_ID = 'SubmissionSet01';

/** Metadata of the submission set (dmp-transactions 4.2). */
export function submissionSetOf(submission: ResolvedSubmission): SubmissionSet {
  return {
    id: SUBMISSION_SET_ID,
    submissionTime: submission.time.utc,
    title: submission.title,
    comments: submission.description,
    author: submission.author,
    contentTypeCode: submission.contentType,
    patientId: insCx(submission.ins),
    sourceId: submission.sourceId,
    uniqueId: submission.uniqueId,
  };
}

/** Metadata of a document, equal to the header fields they derive from (dmp-transactions 5.4). */
export function documentEntryOf(document: ResolvedDocument, submission: ResolvedSubmission): DocumentEntry {
  return {
    id: document.id,
    mimeType: 'text/xml',
    creationTime: document.creationTime.utc,
    languageCode: 'fr-FR',
    legalAuthenticator: submission.author.person,
    serviceStartTime: document.serviceStart.utc,
    serviceStopTime: document.serviceStop?.utc,
    sourcePatientId: sourcePatientId(submission),
    sourcePatientInfo: patientInfo(traitsOf(document.patient)),
    title: document.title,
    comments: document.description,
    authors: document.authors,
    classCode: requireCode(DOCUMENT_CLASSES, document.type.classCode, 'classCode'),
    typeCode: document.type,
    confidentialityCodes: confidentialityOf(document.masking),
    formatCode: document.format.formatCode,
    healthcareFacilityTypeCode: submission.facilityType,
    practiceSettingCode: submission.practiceSetting,
    eventCodeList: document.events,
    referenceIdList: [],
    patientId: insCx(submission.ins),
    uniqueId: document.uniqueId,
  };
}

function sourcePatientId({ localPatientId, ins }: ResolvedSubmission): string {
  return localPatientId?.extension === undefined
    ? insCx(ins)
    : formatCx({ value: localPatientId.extension, system: localPatientId.root, type: 'PI' });
}

function traitsOf({ birthName, birthGiven, usedName, usedGiven, birthDate, sex }: PatientIdentity) {
  return {
    birthName,
    birthGiven,
    usedName,
    usedGiven,
    birthDate: birthDate.replaceAll('-', ''),
    sex,
  };
}
