import type {
  DocumentFormat,
  DocumentToSubmit,
  DocumentVersion,
  Ins,
  Masking,
  PartialPatientIdentity,
  StructuredDocument,
  SubmissionRequest,
} from '@dmpconnect/dmp-soap';
import {
  allNamesOf,
  DOCUMENT_FORMATS,
  nameOf,
  namesInSum,
  SEXES,
  STRUCTURED_FORMATS,
  VISIBILITY_BITS,
} from '../../contract/enumerations.js';
import { ApiFailure } from '../../contract/errors.js';
import type { InputOf } from '../../contract/table.js';
import type { DmpConnector } from './connector.js';
import { readEvent } from './events.js';
import { readHp, readInformant } from './people.js';

type SeveralInput = InputOf<'hl_sendDocuments'>;

/** One document as both commands give it: that of `hl_sendDocuments`. */
export type SentDocument = SeveralInput['Documents'][number];

/** What a submission says once, whatever the command. */
export type SubmissionFields = Pick<
  SeveralInput,
  | 's_healthcareSetting'
  | 's_submissionSetTitle'
  | 's_submissionSetDescription'
  | 's_localPatientId'
  | 'PatientIdentity'
  | 'i_transcodeTypeCode'
  | 'i_forceSchematronsValidation'
>;

/** What a submission is read with. */
export interface SubmissionReading {
  readonly ins: Ins;
  readonly connector: Pick<DmpConnector, 'structure' | 'localPatientRootOid'>;
  /** Traits of this patient known otherwise, best first (js-api 8.5). */
  readonly otherTraits: readonly PartialPatientIdentity[];
  /** Versions of documents published earlier, by unique id: one that is not there is asked of the DMP. */
  readonly versions: ReadonlyMap<string, DocumentVersion>;
}

/**
 * The submission that a command asks for (js-api 8.5).
 *
 * @throws {ApiFailure} 6000/2
 */
export function readSubmission(
  fields: SubmissionFields,
  documents: readonly SentDocument[],
  { ins, connector, otherTraits, versions }: SubmissionReading,
): SubmissionRequest {
  const { s_submissionSetTitle, s_submissionSetDescription } = fields;
  const localPatientId = readLocalPatientId(fields.s_localPatientId, connector.localPatientRootOid);
  return {
    ins,
    patient: mergeTraits([readTraits(fields.PatientIdentity), ...otherTraits]),
    documents: documents.map((document) => readDocument(document, connector.structure.identifier, versions)),
    healthcareSetting: fields.s_healthcareSetting,
    ...(s_submissionSetTitle === undefined ? {} : { title: s_submissionSetTitle }),
    ...(s_submissionSetDescription === undefined ? {} : { description: s_submissionSetDescription }),
    transcodeOutdatedTypes: fields.i_transcodeTypeCode,
    forceValidation: fields.i_forceSchematronsValidation,
    ...(localPatientId === undefined ? {} : { localPatientId }),
  };
}

function readLocalPatientId(value: string | undefined, root: string | undefined) {
  if (value === undefined) return undefined;
  if (root !== undefined) return { root, value };
  throw new ApiFailure('functional-fault', {
    description: 's_localPatientId needs the s_localPatientRootOid of hl_createDmpConnector',
  });
}

function readDocument(
  document: SentDocument,
  structureIdentifier: string,
  versions: SubmissionReading['versions'],
): DocumentToSubmit | StructuredDocument {
  const format = nameOf(DOCUMENT_FORMATS, document.i_format);
  return format === undefined
    ? readStructuredDocument(document, versions)
    : readUnstructuredDocument(document, format, structureIdentifier, versions);
}

/** A document of a software's own, sent as it is: only what its header does not hold is the application's to say. */
function readStructuredDocument(
  document: SentDocument,
  versions: SubmissionReading['versions'],
): StructuredDocument {
  const { s_description } = document;
  return {
    cda: document.s_contentInBase64,
    expected: {
      typeCode: document.s_category,
      formatCodes: allNamesOf<string>(STRUCTURED_FORMATS, document.i_format),
    },
    ...(s_description === undefined ? {} : { description: s_description }),
    masking: readVisibility(document.i_visibility),
    ...readReplacement(document.s_replacedDocumentUniqueId, versions),
  };
}

function readUnstructuredDocument(
  document: SentDocument,
  format: DocumentFormat,
  structureIdentifier: string,
  versions: SubmissionReading['versions'],
): DocumentToSubmit {
  const { s_replacedDocumentUniqueId, s_creationDate, s_serviceStartDate, s_serviceStopDate } = document;
  const { s_description, TreatingPhysician, Performer } = document;
  return {
    title: document.s_title,
    ...(s_description === undefined ? {} : { description: s_description }),
    typeCode: document.s_category,
    format,
    content: document.s_contentInBase64,
    masking: readVisibility(document.i_visibility),
    ...(s_creationDate === undefined ? {} : { creationTime: s_creationDate }),
    ...(s_serviceStartDate === undefined ? {} : { serviceStartTime: s_serviceStartDate }),
    ...(s_serviceStopDate === undefined ? {} : { serviceStopTime: s_serviceStopDate }),
    events: [...document.s_eventCodes, ...document.EventCodes].map(readEvent),
    ...readReplacement(s_replacedDocumentUniqueId, versions),
    additionalAuthors: document.AdditionalAuthors.map((author) => readHp(author, structureIdentifier)),
    informants: document.Informants.map(readInformant),
    ...(TreatingPhysician === undefined
      ? {}
      : { treatingPhysician: readHp(TreatingPhysician, structureIdentifier) }),
    ...(Performer === undefined ? {} : { performer: readHp(Performer.Hp, structureIdentifier) }),
  };
}

function readReplacement(uniqueId: string | undefined, versions: SubmissionReading['versions']) {
  if (uniqueId === undefined) return {};
  const replacedVersion = versions.get(uniqueId);
  return { replaces: uniqueId, ...(replacedVersion === undefined ? {} : { replacedVersion }) };
}

/** Whom a sum of visibility bits hides a document from (js-api 11.9). */
export function readVisibility(sum: number): readonly Masking[] {
  const { normal: _normal, ...maskings } = VISIBILITY_BITS;
  return namesInSum(maskings, sum);
}

function readTraits(input: SubmissionFields['PatientIdentity']): PartialPatientIdentity {
  if (input === undefined) return {};
  return {
    birthName: input.s_birthName,
    birthGiven: input.s_birthGiven,
    givens: input.s_givens,
    usedName: input.s_usedName,
    usedGiven: input.s_usedGiven,
    birthDate: input.s_birthDate,
    sex: input.i_sex === undefined ? undefined : nameOf(SEXES, input.i_sex),
    birthPlace: input.s_birthPlace,
  };
}

/** Each trait from the first source that has it. A trait that none has stays missing: it is never made up. */
export function mergeTraits(sources: readonly PartialPatientIdentity[]): PartialPatientIdentity {
  const first = <Trait extends keyof PartialPatientIdentity>(trait: Trait): PartialPatientIdentity[Trait] =>
    sources.find((source) => source[trait] !== undefined)?.[trait];
  return {
    birthName: first('birthName'),
    birthGiven: first('birthGiven'),
    givens: first('givens'),
    usedName: first('usedName'),
    usedGiven: first('usedGiven'),
    birthDate: first('birthDate'),
    sex: first('sex'),
    birthPlace: first('birthPlace'),
  };
}
