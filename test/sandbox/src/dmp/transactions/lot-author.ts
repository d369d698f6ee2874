import { OID } from '../identifiers/oid.js';
import type { SubmissionSet } from '../metadata/submission-set.js';
import type { Vihf } from '../vihf/vihf.js';

/**
 * What is wrong with the author of a lot, if anything: it is the user of the VIHF, and one of its institutions is
 * the structure of the VIHF (dmp-transactions 2.16, 4.10).
 */
export function wrongAuthor({ authors }: SubmissionSet, vihf: Vihf): string | undefined {
  if (!authors.some(({ person }) => person.id === vihf.user)) {
    return 'authorPerson of the lot is not the user of the VIHF.';
  }
  const fromStructure = authors
    .flatMap(({ institutions }) => institutions)
    .some(({ id, oid, idType }) => id === vihf.structure && oid === OID.structure && idType === 'IDNST');
  return fromStructure
    ? undefined
    : 'No authorInstitution of the lot is the structure of the VIHF (Identifiant_Structure).';
}
