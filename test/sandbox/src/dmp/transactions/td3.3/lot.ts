import { child, type ParsedElement } from '@dmpconnect/soap';
import { readSubmissionSet, type SubmissionSet } from '../../metadata/submission-set.js';
import type { CheckedCall } from '../../pipeline/call.js';
import type { Recorder } from '../../pipeline/recorder.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { STATUS } from '../../rim/constants.js';
import { RIM } from '../../rim/namespaces.js';
import type { ObjectList } from '../../rim/objects.js';
import { readObjectList } from '../../rim/read.js';
import type { StoredSet } from '../../state/documents.js';
import type { World } from '../../world.js';
import { wrongAuthor } from '../lot-author.js';

/** The objects of a metadata update, which stand directly under the root, and their one submission set (2.19). */
export function readUpdate(
  content: ParsedElement,
  lenient: boolean,
): ObjectList & { readonly set: SubmissionSet } {
  const list = child(content, RIM.uri, 'RegistryObjectList');
  if (list === undefined)
    throw refuseRequest('XDSRegistryMetadataError', 'The message has no RegistryObjectList.');
  const objects = readObjectList(list, lenient);
  const [registryPackage, ...others] = objects.packages;
  if (registryPackage === undefined || others.length > 0) {
    throw refuseRequest('XDSRegistryMetadataError', 'The update must hold exactly one RegistryPackage.');
  }
  return { ...objects, set: readSubmissionSet(registryPackage, lenient) };
}

/** Author and uniqueId of the lot of an update (dmp-transactions 4.10). */
export async function checkUpdateSet(
  set: SubmissionSet,
  call: CheckedCall,
  world: World,
  recorder: Recorder,
): Promise<void> {
  await recorder.check('author of the lot', () => {
    const reason = wrongAuthor(set, call.vihf);
    if (reason !== undefined) throw refuseRequest('XDSRegistryMetadataError', reason);
  });
  await recorder.check('uniqueIds', () => {
    if (world.documents.knowsUniqueId(set.uniqueId)) {
      throw refuseRequest('XDSDuplicateUniqueIdInRegistry', 'uniqueId of the lot is already registered.');
    }
  });
}

/** The lot as the registry keeps it, under the identifier it gives. */
export function storeUpdateSet(set: SubmissionSet, id: string, dmp: string): StoredSet {
  const attributes = new Map([...set.object.attributes, ['status', STATUS.approved] as const]);
  return { id, set: { ...set, object: { ...set.object, id, attributes } }, dmp };
}
