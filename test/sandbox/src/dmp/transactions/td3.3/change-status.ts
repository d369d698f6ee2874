import type { CheckedCall } from '../../pipeline/call.js';
import type { Recorder } from '../../pipeline/recorder.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import type { RightsAction } from '../../rights/matrix.js';
import { writeRegistryResponse } from '../../rim/answer.js';
import { STATUS, type Status } from '../../rim/constants.js';
import type { StoredDocument } from '../../state/documents.js';
import type { World } from '../../world.js';
import { isVisible } from '../td3.1/visibility.js';
import type { TransactionAnswer } from '../transaction.js';
import { checkUpdateSet, storeUpdateSet } from './lot.js';
import { readStatusChange, type StatusChange } from './read-update.js';
import { checkRightOn } from './right.js';

/** Changes of status an LPS may ask for; Deprecated and Deleted are final (dmp-transactions 4.4). */
const TRANSITIONS: Readonly<Record<Status, readonly Status[]>> = {
  [STATUS.approved]: [STATUS.archived, STATUS.deleted],
  [STATUS.archived]: [STATUS.approved, STATUS.deleted],
  [STATUS.deprecated]: [],
  [STATUS.deleted]: [],
};

/** Changes the status of a document (dmp-transactions 2.19 a, 9.5): the state machine, then who may. */
export async function changeStatus(
  action: RightsAction,
  call: CheckedCall,
  world: World,
  recorder: Recorder,
): Promise<TransactionAnswer> {
  const change = await recorder.check('structure of the update', () =>
    readStatusChange(call.content, world.mode !== 'strict'),
  );
  await checkUpdateSet(change.set, call, world, recorder);
  const document = await recorder.check('document', () => findDocument(change, call, world));
  await recorder.check('status of the document', (verdict) => {
    checkTransition(change, document);
    verdict.detail(`${shortName(change.from)} → ${shortName(change.to)}`);
  });
  await recorder.check('right on the document', () => checkRightOn(action, document, call, world));
  apply(change, document, world);
  return {
    body: writeRegistryResponse('Success'),
    status: 'Success',
    documents: [document.entry.uniqueId],
  };
}

function findDocument({ target }: StatusChange, call: CheckedCall, world: World): StoredDocument {
  // dmp-transactions 10, row 10: a uniqueId or a logical id is not an entryUUID.
  const document = world.documents.byId(target);
  if (document === undefined || !isVisible(document, call, world)) {
    throw refuseRequest(
      'XDSMetadataUpdateError',
      'The target is not the entryUUID of a document of the DMP.',
    );
  }
  if (document.dmp !== call.patient?.ins) {
    throw refuseRequest('XDSPatientIdDoesNotMatch', 'The document is in another DMP.');
  }
  return document;
}

function checkTransition({ from, to }: StatusChange, document: StoredDocument): void {
  if (document.status !== from) {
    throw refuseRequest('XDSMetadataUpdateError', 'OriginalStatus is not the status of the document.');
  }
  if (!TRANSITIONS[from].includes(to)) {
    throw refuseRequest(
      'XDSMetadataUpdateError',
      `A document cannot go from ${shortName(from)} to ${shortName(to)}.`,
    );
  }
}

function apply({ set, association, to }: StatusChange, document: StoredDocument, world: World): void {
  const setId = `urn:uuid:${world.uuid()}`;
  world.documents.apply({
    sets: [storeUpdateSet(set, setId, document.dmp)],
    documents: [{ ...document, status: to }],
    associations: [{ ...association, id: `urn:uuid:${world.uuid()}`, source: setId, target: document.id }],
  });
}

function shortName(status: Status): string {
  return status.slice(status.lastIndexOf(':') + 1);
}
