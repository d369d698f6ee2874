import { OID } from '../identifiers/oid.js';
import type { StoredDocument } from '../state/documents.js';
import type { Vihf } from '../vihf/vihf.js';

/** Whether the caller is an author of a document (notes 6 and 8 of dmp-transactions 3.9). */
export function isOwnDocument({ entry }: StoredDocument, { user }: Vihf): boolean {
  return entry.authors.some(({ person }) => person.id === user && person.oid === OID.professional);
}

/** Whether a document was authored by the caller's structure (note 9). */
export function isOfStructure({ entry }: StoredDocument, { structure }: Vihf): boolean {
  return entry.authors.some(({ institutions }) =>
    institutions.some(({ id, oid }) => id === structure && oid === OID.structure),
  );
}

/** Whether a document was deposited by the patient: its author is one (dmp-transactions 3.9, 4.6). */
export function isDepositedByPatient({ entry }: StoredDocument): boolean {
  return entry.authors.some(({ person }) => person.idType === 'NH');
}

const MASKED = 'MASQUE_PS';

/** Whether a document is masked to professionals. */
export function isMasked({ entry }: StoredDocument): boolean {
  return entry.confidentialityCodes.some(({ code }) => code === MASKED);
}
