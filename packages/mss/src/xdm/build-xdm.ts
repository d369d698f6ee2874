import { createHash, randomUUID } from 'node:crypto';
import { refusedMatricule } from '../addresses/matricule.js';
import { classOfType } from '../codes/document-classes.js';
import { XDM_FILE_NAME } from '../content/check-message.js';
import { pdfName, xdmSubject } from '../content/subject.js';
import { MssError } from '../errors.js';
import type { OutgoingFile } from '../mailbox/message.js';
import { escapeHl7, formatPatientId, unescapeHl7 } from './hl7-values.js';
import type { BuiltXdm, CdaToPack, DocumentToPack, XdmInput, XdmPatient } from './input.js';
import type { XdmEntry, XdmSubmissionSet } from './model.js';
import { writeIndexPage, writeReadme } from './pages.js';
import { type CdaDescription, INS_OIDS, readCda } from './read-cda.js';
import { utcTime } from './times.js';
import { writeLevel1 } from './write-cda.js';
import { writeMetadata } from './write-metadata.js';
import { writeZip } from './write-zip.js';

const FOLDER = 'IHE_XDM/SUBSET01';
/** Names of eight characters: DOC0001 and on (mss 10.1). */
const MAX_DOCUMENTS = 100;
/** A document of the archive to be: its bytes and what its header says. */
interface Prepared {
  readonly source: CdaToPack;
  readonly bytes: Uint8Array;
  readonly cda: CdaDescription;
  readonly pdf: Uint8Array | undefined;
}

/**
 * Makes an IHE XDM archive of documents of one patient, and the PDF files and the subject that go with it (mss 10,
 * 9.2). The same input, clock and identifiers give the same bytes.
 *
 * @throws {MssError} `XDM_INPUT`
 * @example
 * ```ts
 * const { archive, pdfs, subject } = await buildXdm({ software, documents: [{ cda, pdf }] });
 * await client.sendMessage(mailbox, { to, subject, body, attachments: [archive, ...pdfs] });
 * ```
 */
export async function buildXdm(input: XdmInput): Promise<BuiltXdm> {
  const now = input.now?.() ?? new Date();
  const newUuid = input.newUuid ?? randomUUID;
  checkInput(input);
  const prepared = input.documents.map((document, index) => prepare(document, index, input, now, newUuid));
  const [first] = prepared;
  if (first === undefined) throw refused('documents', 'is empty');
  const patient = input.patient ?? first.cda.patient;
  for (const [index, { cda }] of prepared.entries()) {
    if (cda.patient.ins.value === patient.ins.value && cda.patient.ins.oid === patient.ins.oid) continue;
    throw refused(`documents[${index}]`, 'is about another patient; an archive is about one (ECO.2.1.1)');
  }
  const newId = () => `urn:uuid:${newUuid()}`;
  const patientId = formatPatientId(patient.ins.value, patient.ins.oid, 'NH');
  const entries = prepared.map((document, index) => entryOf(document, index, patient, patientId, newId));
  const set = submissionSet(input, entries, patientId, now, newId);
  const pages = entries.map(({ uri, title }) => ({ path: `${FOLDER}/${uri}`, title }));
  const sender = senderOf(input, first.cda);
  const zip = writeZip(
    [
      { path: 'INDEX.HTM', bytes: writeIndexPage(sender, pages) },
      { path: 'README.TXT', bytes: writeReadme(sender, pages) },
      { path: `${FOLDER}/METADATA.XML`, bytes: writeMetadata(set, entries, newId) },
      ...prepared.map(({ bytes }, index) => ({ path: `${FOLDER}/${fileName(index)}`, bytes })),
    ],
    now,
  );
  const subjectPatient = {
    name: patient.usedName ?? patient.birthName,
    given: patient.givenNames,
    birthDate: patient.birthDate,
  };
  return {
    archive: { fileName: XDM_FILE_NAME, contentType: 'application/zip', bytes: zip },
    pdfs: pdfFiles(prepared, subjectPatient, input.submission?.recordNumber),
    subject: xdmSubject(
      prepared.map(({ cda }) => cda.type.label),
      subjectPatient,
      { replaces: input.submission?.replaces },
    ),
    headers: {
      qualifiedIdentity: true,
      documentTypes: prepared.map(({ cda }) => cda.type.code),
    },
  };
}

function checkInput({ documents, patient, software }: XdmInput): void {
  if (documents.length > MAX_DOCUMENTS) throw refused('documents', `holds more than ${MAX_DOCUMENTS}`);
  if (!/^[0-2](\.(0|[1-9]\d*))+$/.test(software.oid)) throw refused('software.oid', 'is not an OID');
  if (patient === undefined) return;
  if (!INS_OIDS.has(patient.ins.oid))
    throw refused('patient.ins.oid', 'is not the OID of a national identifier');
  const { value } = patient.ins;
  const why = value.length === 13 ? undefined : refusedMatricule(value);
  if (why !== undefined) throw refused('patient.ins.value', `is no national identifier: ${why}`);
  if (!/^\d{4}(\d{2}(\d{2})?)?$/.test(patient.birthDate))
    throw refused('patient.birthDate', 'is not YYYYMMDD, or less of it');
}

function prepare(
  document: DocumentToPack,
  index: number,
  input: XdmInput,
  now: Date,
  newUuid: () => string,
): Prepared {
  const field = `documents[${index}]`;
  if ('cda' in document) {
    return {
      source: document,
      bytes: document.cda,
      cda: readCda(document.cda, `${field}.cda`),
      pdf: document.pdf,
    };
  }
  const { patient, author, institution, software } = input;
  if (patient === undefined)
    throw refused('patient', 'is missing: a file is put into a document about somebody');
  if (author === undefined) throw refused('author', 'is missing: a file is put into a document of somebody');
  if (institution === undefined)
    throw refused('institution', 'is missing: a file is put into a document from somewhere');
  const number = BigInt(`0x${newUuid().replace(/-/g, '')}`).toString();
  const bytes = writeLevel1(document, { patient, author, institution, software, now, number });
  const { classCode, description, file, format } = document;
  return {
    source: { cda: bytes, classCode, description },
    bytes,
    cda: readCda(bytes, field),
    pdf: format === 'pdf' ? file : undefined,
  };
}

function entryOf(
  { source, bytes, cda }: Prepared,
  index: number,
  patient: XdmPatient,
  patientId: string,
  newId: () => string,
): XdmEntry {
  const known = <T>(value: T | undefined, name: string): T => {
    if (value !== undefined) return value;
    throw refused(`documents[${index}].${name}`, 'is said neither by the document nor by the caller');
  };
  const { localPatientId: local } = cda;
  return {
    id: newId(),
    uri: fileName(index),
    mimeType: 'text/xml',
    hash: createHash('sha1').update(bytes).digest('hex'),
    size: bytes.length,
    title: cda.title,
    description: source.description,
    creationTime: cda.creationTime,
    languageCode: cda.languageCode,
    legalAuthenticator: cda.legalAuthenticator,
    serviceStartTime: cda.serviceStartTime ?? cda.creationTime,
    serviceStopTime: cda.serviceStopTime,
    sourcePatientId: local === undefined ? patientId : formatPatientId(local.value, local.oid, 'PI'),
    sourcePatientInfo: patientInfo(patient, patientId),
    authors: cda.authors,
    classCode: known(source.classCode ?? classOfType(cda.type.code), 'classCode'),
    typeCode: cda.type,
    confidentialityCodes: [cda.confidentiality],
    eventCodes: cda.events,
    formatCode: known(source.formatCode ?? cda.format, 'formatCode'),
    facilityCode: known(source.facility ?? cda.facility, 'facility'),
    practiceSettingCode: known(source.practiceSetting ?? cda.practiceSetting, 'practiceSetting'),
    patientId,
    uniqueId: cda.uniqueId,
    replaces: cda.replaces,
  };
}

/** One value a field of PID (mss 10.3). */
function patientInfo(patient: XdmPatient, patientId: string): readonly string[] {
  const { usedName, birthDate, sex, birthPlace } = patient;
  const given = escapeHl7(patient.givenNames);
  return [
    `PID-3|${patientId}`,
    `PID-5|${escapeHl7(patient.birthName)}^${given}^^^^^L`,
    ...(usedName === undefined ? [] : [`PID-5|${escapeHl7(usedName)}^${given}^^^^^D`]),
    `PID-7|${birthDate}`,
    `PID-8|${sex}`,
    ...(birthPlace === undefined ? [] : [`PID-11|^^^^^^BDL^^${birthPlace}`]),
  ];
}

function submissionSet(
  { software, submission = {} }: XdmInput,
  entries: readonly XdmEntry[],
  patientId: string,
  now: Date,
  newId: () => string,
): XdmSubmissionSet {
  const number = BigInt(`0x${newId().replace(/^urn:uuid:|-/g, '')}`).toString();
  return {
    id: newId(),
    submissionTime: utcTime(now),
    title: submission.title ?? entries[0]?.title,
    comment: submission.comment,
    authors: entries[0]?.authors.slice(0, 1) ?? [],
    // Private practice: the setting of care is the kind of activity (dmp-transactions 4.9).
    contentType: submission.contentType ?? entries[0]?.facilityCode,
    patientId,
    sourceId: software.oid,
    uniqueId: `${software.oid}.${number}`,
  };
}

function senderOf(input: XdmInput, cda: CdaDescription) {
  const [author] = cda.authors;
  const [, name = '', given = ''] = author?.person.split('^').map(unescapeHl7) ?? [];
  const own = input.author;
  return {
    author: own === undefined ? `${given} ${name}`.trim() : `${own.given} ${own.name}`,
    institution: input.institution ?? { name: unescapeHl7(author?.institutions[0]?.split('^')[0] ?? '') },
    software: input.software,
    ...(input.pages === undefined ? {} : { pages: input.pages }),
  };
}

/** The documents as PDF, each name once (ECO.2.1.1, ECO.2.1.6). */
function pdfFiles(
  prepared: readonly Prepared[],
  patient: { readonly name: string; readonly given: string },
  recordNumber: string | undefined,
): readonly OutgoingFile[] {
  const names = new Map<string, number>();
  return prepared.flatMap(({ pdf, cda }) => {
    if (pdf === undefined) return [];
    const actDate = cda.serviceStartTime ?? cda.creationTime;
    const parts = { actDate, type: cda.type.label, patient, recordNumber };
    const count = (names.get(pdfName(parts)) ?? 0) + 1;
    names.set(pdfName(parts), count);
    return [{ fileName: pdfName(parts, count), contentType: 'application/pdf', bytes: pdf }];
  });
}

function fileName(index: number): string {
  return `DOC${String(index + 1).padStart(4, '0')}.XML`;
}

function refused(field: string, rule: string): MssError {
  return new MssError('XDM_INPUT', `${field} ${rule}.`, { field });
}
