import type { CheckedCall } from '../../pipeline/call.js';
import { actorOf } from '../../rights/actor.js';
import { isMasked, isOfStructure, isOwnDocument } from '../../rights/documents.js';
import { rightOf } from '../../rights/matrix.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';

/** The documents of the patient's DMP that the caller may know of (dmp-transactions 3.9, 9.5). */
export function visibleDocuments(call: CheckedCall, world: World): StoredDocument[] {
  return world.documents
    .documentsOf(call.patient?.ins ?? '')
    .filter((document) => isVisible(document, call, world));
}

/** Whether the caller may know of a document: masking, document types, structure. */
export function isVisible(document: StoredDocument, call: CheckedCall, world: World): boolean {
  if (world.mode === 'permissive') return true;
  const { vihf, professional, patient } = call;
  const actor = actorOf(vihf, professional, patient);
  // Employees and organisations see references of the documents of their structure only (note 5).
  if (rightOf('TD3.1 metadata', actor, vihf.purpose) === 'no') return isOfStructure(document, vihf);
  if (isOwnDocument(document, vihf)) return true;
  const hidden = world.settings.hiddenTypes[vihf.roles[0]?.code ?? ''] ?? [];
  if (hidden.includes(document.entry.typeCode.code)) return false;
  // Signatures are masked by construction and returned like the others (dmp-transactions 2.17, 9.5).
  if (!isMasked(document) || document.entry.isSignature) return true;
  const right = rightOf('TD3.2 masked', actor, vihf.purpose);
  if (right === 'if the patient allows the mode') return allowsMode(call);
  return right === 'yes';
}

function allowsMode({ patient, vihf }: CheckedCall): boolean {
  if (patient === undefined) return false;
  return vihf.purpose === 'centre_15' ? !patient.emergencyCallOpposition : !patient.breakGlassOpposition;
}
