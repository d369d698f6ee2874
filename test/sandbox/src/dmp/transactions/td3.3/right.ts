import type { CheckedCall } from '../../pipeline/call.js';
import { refuseCaller } from '../../pipeline/refusal.js';
import { actorOf } from '../../rights/actor.js';
import { isDepositedByPatient, isOfStructure, isOwnDocument } from '../../rights/documents.js';
import { type RightsAction, rightOf } from '../../rights/matrix.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';

/** Actions marked `*` in the matrix: on a document deposited by the patient, the médecin traitant only (3.9). */
const RESERVED_ON_PATIENT_DOCUMENTS: ReadonlySet<RightsAction> = new Set(['TD3.3c', 'TD3.3d']);

/** Who may change a document: its author, the structure, the médecin traitant (dmp-transactions 3.9). @throws {Refusal} */
export function checkRightOn(
  action: RightsAction,
  document: StoredDocument,
  call: CheckedCall,
  world: World,
): void {
  if (world.mode === 'permissive') return;
  const { vihf, professional, patient } = call;
  const actor = actorOf(vihf, professional, patient);
  const right = rightOf(action, actor, vihf.purpose);
  const reserved = RESERVED_ON_PATIENT_DOCUMENTS.has(action) && isDepositedByPatient(document);
  const allowed = reserved
    ? actor === 'MT'
    : right === 'yes' ||
      (right === 'own documents' && isOwnDocument(document, vihf)) ||
      (right === 'documents of the structure' && isOfStructure(document, vihf));
  if (!allowed)
    throw refuseCaller('DMPAccessDeniedByRightsService', `${action} is not allowed on this document.`);
}
