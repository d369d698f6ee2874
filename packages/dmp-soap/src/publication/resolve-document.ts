import { replaceOutdatedType, requireDocumentType } from '../codes/document-type.js';
import { EVENT_SYSTEMS } from '../codes/event-systems.js';
import { requireCode } from '../codes/require-code.js';
import { checkContent } from '../content/check-content.js';
import { FORMATS } from '../documents/formats.js';
import type { PatientIdentity } from '../documents/patient-identity.js';
import type { Informant } from '../documents/person.js';
import type { DocumentToSubmit } from '../documents/submission.js';
import { DmpError } from '../errors.js';
import { newOid } from '../identifiers/oid.js';
import { formatLocal } from '../time/format.js';
import { resolveAuthor } from './author.js';
import { documentId } from './document-id.js';
import type { Emitter } from './emitter.js';
import { resolveEnd, resolveStart } from './resolve-time.js';
import type { ReplacedDocument, ResolvedDocument, ResolvedInformant } from './resolved.js';

/** What surrounds one document of a submission. */
export interface DocumentContext {
  readonly emitter: Emitter;
  readonly now: Date;
  readonly patient: PatientIdentity;
  readonly transcodeOutdatedTypes: boolean;
  readonly replaced: ReplacedDocument | undefined;
}

/** A title of a clinical document holds at most this many characters (dmp-transactions 5.2). */
const TITLE_LENGTH = 128;

/** Checks and decodes one document. @throws {DmpError} Any of the codes about documents, authors, codes and times. */
export function resolveDocument(
  document: DocumentToSubmit,
  index: number,
  context: DocumentContext,
): ResolvedDocument {
  const { emitter, replaced } = context;
  const { timeZone, valueSets } = emitter;
  const at = `documents[${index}]`;
  const author = (professional: Parameters<typeof resolveAuthor>[0], field: string) =>
    resolveAuthor(professional, emitter.author.structure, valueSets, `${at}.${field}`);
  checkContent(document.content, document.format, `${at}.content`);
  const typeCode = context.transcodeOutdatedTypes
    ? replaceOutdatedType(document.typeCode)
    : document.typeCode;
  const creation = document.creationTime ?? formatLocal(context.now, timeZone);
  const creationTime = resolveStart(creation, timeZone, `${at}.creationTime`);
  const serviceStart = resolveStart(
    document.serviceStartTime ?? creation,
    timeZone,
    `${at}.serviceStartTime`,
  );
  const serviceStop =
    document.serviceStopTime === undefined
      ? undefined
      : resolveEnd(document.serviceStopTime, timeZone, `${at}.serviceStopTime`);
  if (serviceStop !== undefined && serviceStop.utc < serviceStart.utc) {
    throw new DmpError('TIME_INVALID', `${at}: the act ends before it starts.`, {
      field: `${at}.serviceStopTime`,
    });
  }
  return {
    position: index,
    id: documentId(index),
    uniqueId: newOid(),
    setId: replaced?.setId ?? { root: newOid(), extension: undefined },
    versionNumber: (replaced?.versionNumber ?? 0) + 1,
    replaced,
    patient: context.patient,
    type: requireDocumentType(valueSets.documentTypes, typeCode, `${at}.typeCode`),
    title: titleOf(document.title, `${at}.title`),
    description: freeText(document.description, `${at}.description`),
    creationTime,
    serviceStart,
    serviceStop,
    format: FORMATS[document.format],
    content: document.content,
    masking: document.masking ?? [],
    events: (document.events ?? []).map(({ classification, code, label }, position) => ({
      system: EVENT_SYSTEMS[classification],
      code: present(code, `${at}.events[${position}].code`),
      label: present(label, `${at}.events[${position}].label`),
    })),
    authors: [
      emitter.author,
      ...(document.additionalAuthors ?? []).map((other, position) =>
        author(other, `additionalAuthors[${position}]`),
      ),
    ],
    informants: (document.informants ?? []).map((informant, position) =>
      resolveInformant(informant, emitter, `${at}.informants[${position}]`),
    ),
    treatingPhysician: document.treatingPhysician && author(document.treatingPhysician, 'treatingPhysician'),
    performer: document.performer === undefined ? emitter.author : author(document.performer, 'performer'),
  };
}

/** Class of each kind of informant (CI-SIS header rules). */
const INFORMANT_CLASSES = { informant: 'CON', emergencyContact: 'ECON', trustedPerson: 'NOK' } as const;

function resolveInformant(informant: Informant, emitter: Emitter, field: string): ResolvedInformant {
  const relation = filled(informant.relation);
  return {
    classCode: INFORMANT_CLASSES[informant.kind],
    relation:
      relation === undefined
        ? undefined
        : requireCode(emitter.valueSets.patientRelations, relation, `${field}.relation`),
    familyName: present(informant.familyName, `${field}.familyName`),
    givenName: present(informant.givenName, `${field}.givenName`),
    addresses: informant.addresses ?? [],
    telecoms: informant.telecoms ?? [],
  };
}

function titleOf(text: string, field: string): string {
  const title = present(text, field);
  if ([...title].length > TITLE_LENGTH) {
    throw new DmpError('DOCUMENT_INVALID', `${field} is longer than ${TITLE_LENGTH} characters.`, { field });
  }
  return title;
}

/** ebRIM limits a text to this length. */
const FREE_TEXT_LENGTH = 1024;

/** A text of the metadata, without the white space around it; empty ones are absent. @throws {DmpError} `DOCUMENT_INVALID`. */
export function freeText(text: string | undefined, field: string): string | undefined {
  const value = filled(text);
  if (value !== undefined && value.length > FREE_TEXT_LENGTH) {
    throw new DmpError('DOCUMENT_INVALID', `${field} is longer than ${FREE_TEXT_LENGTH} characters.`, {
      field,
    });
  }
  return value;
}

function present(text: string, field: string): string {
  const value = filled(text);
  if (value === undefined) throw new DmpError('DOCUMENT_INVALID', `${field} is missing.`, { field });
  return value;
}

function filled(text: string | undefined): string | undefined {
  const value = text?.trim() ?? '';
  return value === '' ? undefined : value;
}
