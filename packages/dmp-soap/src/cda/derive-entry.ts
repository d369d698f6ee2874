import { formatOfTemplates } from '../codes/cda-formats.js';
import type { CodedValue } from '../codes/coded-value.js';
import { DOCUMENT_CLASSES } from '../codes/document-classes.js';
import type { DocumentType } from '../codes/document-types.js';
import { FORMATS, formatOfMediaType } from '../documents/formats.js';
import type { FoundPerson } from '../documents/found-document.js';
import { patientInfo } from '../documents/patient-info.js';
import { formatCx } from '../identifiers/cx.js';
import { INS_OIDS, isInsOid } from '../ins/ins.js';
import { formatUtc } from '../time/format.js';
import { instantOf, parseHl7Time } from '../time/hl7-time.js';
import type { EntryAuthor } from '../xds/entry-author.js';
import type { CdaBody, CdaHeader, CdaId, CdaPatient } from './cda-header.js';
import { deriveAuthor, derivePerson } from './derive-people.js';
import { deriveReferenceIds } from './derive-references.js';

/** What a header says of the XDS metadata of its document; a field that it does not give is undefined. */
export interface DerivedEntry {
  /** CX. */
  readonly patientId: string | undefined;
  /** CX. */
  readonly sourcePatientId: string | undefined;
  readonly sourcePatientInfo: readonly string[];
  readonly authors: readonly EntryAuthor[];
  readonly legalAuthenticator: FoundPerson | undefined;
  readonly typeCode: CodedValue | undefined;
  readonly classCode: CodedValue | undefined;
  readonly formatCode: CodedValue | undefined;
  readonly confidentialityCode: CodedValue | undefined;
  readonly healthcareFacilityTypeCode: CodedValue | undefined;
  readonly practiceSettingCode: CodedValue | undefined;
  readonly eventCodeList: readonly CodedValue[];
  /** UTC. */
  readonly creationTime: string | undefined;
  /** UTC. */
  readonly serviceStartTime: string | undefined;
  /** UTC. */
  readonly serviceStopTime: string | undefined;
  readonly languageCode: string | undefined;
  readonly title: string | undefined;
  readonly referenceIdList: readonly string[];
  readonly uniqueId: string;
}

export interface DerivationOptions {
  /** Classes by type. */
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** Zone of a time written without offset. */
  readonly timeZone: string;
}

/** Metadata of a document from its header (dmp-transactions 5.4). */
export function deriveEntry(header: CdaHeader, options: DerivationOptions): DerivedEntry {
  const [mainEvent] = header.events;
  const utc = (time: string | undefined) => toUtc(time, options.timeZone);
  const ins = header.patient.ids.find(({ root }) => isInsOid(root));
  const local = header.patient.ids.find(({ root, extension }) => !isInsOid(root) && extension !== undefined);
  const classCode = header.code && options.documentTypes.get(header.code.code)?.classCode;
  return {
    patientId: ins && patientCx(ins),
    sourcePatientId: local === undefined ? ins && patientCx(ins) : localCx(local),
    sourcePatientInfo: patientInfo(traitsOf(header.patient)),
    authors: header.authors.map(deriveAuthor),
    legalAuthenticator: header.legalAuthenticator && derivePerson(header.legalAuthenticator),
    typeCode: header.code,
    classCode: classCode === undefined ? undefined : DOCUMENT_CLASSES.get(classCode),
    formatCode: formatOf(header.body, header.templateIds),
    confidentialityCode: header.confidentiality,
    healthcareFacilityTypeCode: header.healthcareFacilityType,
    practiceSettingCode: mainEvent?.performers[0]?.organization?.practiceSetting,
    eventCodeList: header.events.flatMap(({ code, translations }) =>
      code === undefined ? translations : [code, ...translations],
    ),
    creationTime: utc(header.effectiveTime),
    serviceStartTime: utc(mainEvent?.startTime),
    serviceStopTime: utc(mainEvent?.stopTime),
    languageCode: header.languageCode,
    title: header.title === '' ? undefined : header.title,
    referenceIdList: deriveReferenceIds(header),
    uniqueId: header.id.root,
  };
}

function patientCx({ root, extension = '' }: CdaId): string {
  return formatCx({ value: extension, system: root, type: root === INS_OIDS.INSC ? 'INS-C' : 'NH' });
}

function localCx({ root, extension = '' }: CdaId): string {
  return formatCx({ value: extension, system: root, type: 'PI' });
}

function traitsOf(patient: CdaPatient) {
  return {
    ...patient,
    birthGiven: patient.birthGiven ?? patient.givens,
    birthDate: patient.birthTime,
    // JDV_J143: a clinical document says UN where PID-8 says U.
    sex: patient.sex === 'UN' ? 'U' : patient.sex,
  };
}

function formatOf(body: CdaBody | undefined, templateIds: readonly string[]): CodedValue | undefined {
  if (body?.kind !== 'unstructured') return formatOfTemplates(templateIds);
  const format = formatOfMediaType(body.mediaType);
  return format && FORMATS[format].formatCode;
}

/** A time that is not one has no UTC form: the header rules name it. Shorter than an hour it has no zone to convert. */
function toUtc(time: string | undefined, timeZone: string): string | undefined {
  if (time === undefined || time === '') return undefined;
  try {
    const parsed = parseHl7Time(time, 'time');
    if (parsed.digits.length < 10) return parsed.digits;
    return formatUtc(instantOf(parsed, timeZone));
  } catch {
    return undefined;
  }
}
