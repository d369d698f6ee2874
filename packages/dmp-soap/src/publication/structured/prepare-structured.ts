import { canonicalDocument } from '@dmpconnect/soap';
import type { CdaHeader } from '../../cda/cda-header.js';
import { type OpenedDocument, openDocument } from '../../cda/open-document.js';
import { readHeader } from '../../cda/read-header.js';
import type { StructuredDocument } from '../../documents/submission.js';
import { DmpError, DmpValidationError } from '../../errors.js';
import { newOid } from '../../identifiers/oid.js';
import { validateDocument } from '../../validation/validate-cda.js';
import type { DocumentEntry } from '../../xds/document-entry.js';
import { documentId } from '../document-id.js';
import type { Emitter } from '../emitter.js';
import type { PreparedDocument } from '../prepared.js';
import { freeText } from '../resolve-document.js';
import type { ReplacedDocument, ResolvedSubmission } from '../resolved.js';
import { completeHeader, withoutSchemaLocation } from './complete-header.js';
import { structuredEntry } from './structured-entry.js';

/** What surrounds one structured document of a submission. */
export interface StructuredContext {
  readonly position: number;
  readonly submission: ResolvedSubmission;
  readonly emitter: Emitter;
  readonly replaced: ReplacedDocument | undefined;
}

/**
 * Checks a clinical document written elsewhere, completes its header where it may be, and derives its metadata. Its
 * bytes are otherwise those that were given (dmp-transactions 5.1 to 5.6).
 *
 * @throws {DmpError} `DOCUMENT_UNREADABLE`, `DOCUMENT_INVALID`.
 * @throws {DmpValidationError} `HEADER_INVALID`.
 */
export function prepareStructured(
  document: StructuredDocument,
  context: StructuredContext,
): PreparedDocument {
  const { position, submission, emitter, replaced } = context;
  const field = `documents[${position}]`;
  // Nothing is parsed twice, unless an element has to be put in.
  const clean = withoutSchemaLocation(document.cda);
  const given = openDocument(clean.bytes);
  const completed = complete(clean.bytes, given, context);
  const opened = completed.completions.length === 0 ? given : openDocument(completed.bytes);
  const violations = validateDocument(opened.document, {
    profile: 'dmp',
    ins: submission.ins,
    valueSets: emitter.valueSets,
  });
  const [first, ...others] = violations;
  if (first !== undefined) throw new DmpValidationError('HEADER_INVALID', field, [first, ...others]);
  const header = readHeader(opened.document);
  const version = versionOf(header, replaced, field);
  const entry = structuredEntry(header, {
    id: documentId(position),
    field,
    selfPresenting: opened.selfPresenting,
    description: freeText(document.description, `${field}.description`),
    masking: document.masking ?? [],
    submission,
    emitter,
  });
  checkExpected(document, entry, field);
  return {
    position,
    entry,
    version,
    replaced,
    bytes: completed.bytes,
    canonical: Buffer.from(canonicalDocument(opened.root)),
    completions: [...completed.completions, ...clean.completions],
  };
}

/** A self-presenting document is a style sheet around the header: its software must have written it whole. */
function complete(cda: Uint8Array, opened: OpenedDocument, { submission, replaced }: StructuredContext) {
  if (opened.selfPresenting) return { bytes: cda, completions: [] };
  return completeHeader(cda, readHeader(opened.document), { submission, replaced, newSetId: newOid() });
}

/**
 * Its place in its series: kept as written, and consistent with the document it replaces (dmp-transactions 5.6).
 */
function versionOf(header: CdaHeader, replaced: ReplacedDocument | undefined, field: string) {
  const { setId, versionNumber, replaces } = header;
  const invalid = (name: string, rule: string) =>
    new DmpError('DOCUMENT_INVALID', `${field}.cda: ${rule}.`, {
      field: `${field}.cda/ClinicalDocument/${name}`,
    });
  if (setId === undefined || versionNumber === undefined) throw invalid('setId', 'its header has no series');
  if (replaces?.root !== replaced?.uniqueId) {
    throw invalid('relatedDocument', 'its header replaces another document than the one asked for');
  }
  if (replaced !== undefined) {
    if (setId.root !== replaced.setId.root || setId.extension !== replaced.setId.extension) {
      throw invalid('setId', 'its series is not that of the document it replaces');
    }
    if (versionNumber <= replaced.versionNumber) {
      throw invalid('versionNumber', 'its version number is not above that of the document it replaces');
    }
  }
  return { setId, versionNumber };
}

function checkExpected({ expected }: StructuredDocument, entry: DocumentEntry, field: string): void {
  const refuse = (name: string, code: string) =>
    new DmpError('DOCUMENT_INVALID', `${field}: the header of the document has the ${name} ${code}.`, {
      field: `${field}.${name}`,
    });
  const { typeCode, formatCode } = entry;
  if (expected?.typeCode !== undefined && expected.typeCode !== typeCode.code) {
    throw refuse('typeCode', typeCode.code);
  }
  if (expected?.formatCodes !== undefined && !expected.formatCodes.includes(formatCode.code)) {
    throw refuse('formatCode', formatCode.code);
  }
}
