import type { DocumentFormat } from '../documents/document-format.js';
import type { PatientIdentity } from '../documents/patient-identity.js';
import type { Professional } from '../documents/person.js';
import type { DocumentToSubmit, SubmissionRequest } from '../documents/submission.js';
import { parseIns } from '../ins/parse-ins.js';
import type { DmpSoftware, UserStructure } from '../options/client-options.js';
import { CONTENTS } from './contents.js';

/** Everybody here is fictitious. */
export const PHYSICIAN: Professional = {
  identifier: '899700000013',
  familyName: 'KIT',
  givenName: 'DOC0013',
  profession: { code: '10', label: 'Médecin' },
  speciality: { code: 'SM26', label: 'Qualifié en médecine générale (SM)' },
};

export const PRACTICE: UserStructure = {
  identifier: '499700000013001',
  name: 'CABINET M DOC0013',
  sector: 'SA07',
};

export const SOFTWARE: DmpSoftware = {
  name: 'Logiciel d’essai',
  version: '1.0',
  instanceId: 'a7d3b9d2-5b1c-4b0e-8f5e-2f1d3c4b5a69',
  homologationId: 'ESSAI-0001',
  oid: '2.25.223096759226473462311463853418152270441',
};

export const PATIENT: PatientIdentity = {
  birthName: 'PAT-TROIS',
  birthGiven: 'DOMINIQUE',
  givens: 'DOMINIQUE MARIE-LOUISE',
  usedName: 'D’ESSAI & FILS',
  birthDate: '1979-03-28',
  sex: 'F',
  birthPlace: '51215',
};

export const INS = parseIns('279035121518989T');

export function documentOf(
  format: DocumentFormat,
  changes: Partial<DocumentToSubmit> = {},
): DocumentToSubmit {
  return {
    title: 'Compte rendu <essai> & "suite"',
    description: 'Document d’essai',
    typeCode: '11488-4',
    format,
    content: CONTENTS[format],
    ...changes,
  };
}

export function requestOf(...documents: readonly DocumentToSubmit[]): SubmissionRequest {
  return { ins: INS, patient: PATIENT, title: 'Lot d’essai', documents };
}
