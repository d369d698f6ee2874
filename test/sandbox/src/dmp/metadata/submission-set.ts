import type { Code } from '../identifiers/code.js';
import type { Cx } from '../identifiers/cx.js';
import { schemeUrn } from '../rim/constants.js';
import type { RegistryObject } from '../rim/objects.js';
import { type Author, readAuthors } from './author.js';
import { readCx, requireCode, requireIdentifier, requireOid, requireTime, wrongField } from './fields.js';

/** A submission set, read (dmp-transactions 4.2). */
export interface SubmissionSet {
  readonly object: RegistryObject;
  readonly authors: readonly Author[];
  readonly contentType: Code;
  readonly patientId: Cx;
  readonly sourceId: string;
  readonly uniqueId: string;
  /** UTC, `yyyyMMddHHmmss`. */
  readonly submissionTime: string;
}

/** Reads a submission set. @throws {Refusal} `XDSRegistryMetadataError` */
export function readSubmissionSet(object: RegistryObject, lenient: boolean): SubmissionSet {
  const marked = object.classifications.some(({ node }) => node === schemeUrn('submissionSetNode'));
  if (!marked) throw wrongField(object, 'classificationNode', 'does not mark it as a submission set');
  return {
    object,
    authors: readAuthors(object, 'setAuthor'),
    contentType: requireCode(object, 'setContentType'),
    patientId: readCx(object, 'patientId', requireIdentifier(object, 'setPatientId'), lenient),
    sourceId: requireOid(object, 'setSourceId'),
    uniqueId: requireOid(object, 'setUniqueId'),
    submissionTime: requireTime(object, 'submissionTime'),
  };
}
