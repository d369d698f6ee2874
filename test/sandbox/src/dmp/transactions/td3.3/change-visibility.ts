import type { Code } from '../../identifiers/code.js';
import type { CheckedCall } from '../../pipeline/call.js';
import type { Recorder } from '../../pipeline/recorder.js';
import { refuseRequest } from '../../pipeline/refusal.js';
import { writeRegistryResponse } from '../../rim/answer.js';
import { STATUS } from '../../rim/constants.js';
import type { StoredDocument } from '../../state/documents.js';
import { CONFIDENTIALITY } from '../../values/confidentiality.js';
import type { World } from '../../world.js';
import { MASK, wrongMasks } from '../masks.js';
import { describeDocument } from '../td3.1/describe-document.js';
import { isVisible } from '../td3.1/visibility.js';
import type { TransactionAnswer } from '../transaction.js';
import { checkUpdateSet, storeUpdateSet } from './lot.js';
import { checkRightOn } from './right.js';
import { differingField } from './same-entry.js';
import {
  actionBetween,
  currentVersion,
  readVisibilityChange,
  type VisibilityChange,
} from './visibility-change.js';

/** Changes who sees a document (dmp-transactions 2.19 b, 9.5): a new version of its entry, under a new entryUUID. */
export async function changeVisibility(
  call: CheckedCall,
  world: World,
  recorder: Recorder,
): Promise<TransactionAnswer> {
  const change = await recorder.check('structure of the update', () =>
    readVisibilityChange(call.content, world.mode !== 'strict'),
  );
  await checkUpdateSet(change.set, call, world, recorder);
  const document = await recorder.check('document', () => findDocument(change, call, world));
  await recorder.check('version of the document', (verdict) => {
    checkVersion(change, document, world);
    verdict.detail(`${document.version} → ${document.version + 1}`);
  });
  await recorder.check('copy of the entry', () => {
    const field = differingField(describeDocument(document), change.entry.object);
    if (field !== undefined) {
      throw refuseRequest(
        'XDSMetadataUpdateError',
        `Only confidentialityCode may change: ${field} differs from the entry of the registry.`,
      );
    }
  });
  await recorder.check('visibility', () => checkMasks(change, document, world));
  await recorder.check('right on the document', () => checkRights(change, document, call, world));
  apply(change, document, world);
  return {
    body: writeRegistryResponse('Success'),
    status: 'Success',
    documents: [document.entry.uniqueId],
  };
}

function findDocument({ logicalId }: VisibilityChange, call: CheckedCall, world: World): StoredDocument {
  if (logicalId === '')
    throw refuseRequest('XDSMetadataUpdateError', 'lid of the document entry is missing.');
  const document = currentVersion(logicalId, world);
  if (document === undefined || !isVisible(document, call, world)) {
    throw refuseRequest('XDSMetadataUpdateError', 'lid is not the logical identifier of a document.');
  }
  if (document.dmp !== call.patient?.ins) {
    throw refuseRequest('XDSPatientIdDoesNotMatch', 'The document is in another DMP.');
  }
  return document;
}

function checkVersion(
  { entry, previousVersion }: VisibilityChange,
  document: StoredDocument,
  world: World,
): void {
  const { id } = entry.object;
  // dmp-transactions 9.5: the entry is a new one, it takes the identifier of none that exists.
  if (world.documents.byId(id) !== undefined || id === document.logicalId) {
    throw refuseRequest(
      'XDSMetadataUpdateError',
      'The id of the entry is one of the registry: it must be symbolic.',
    );
  }
  if (previousVersion === '') {
    throw refuseRequest('XDSMetadataVersionError', 'HasMember needs a slot PreviousVersion.');
  }
  if (previousVersion !== String(document.version)) {
    throw refuseRequest(
      'XDSMetadataVersionError',
      `PreviousVersion is not the current version of the document, ${document.version}: query it again.`,
    );
  }
  if (document.status !== STATUS.approved && document.status !== STATUS.archived) {
    throw refuseRequest('XDSMetadataUpdateError', 'The document is neither active nor archived.');
  }
}

const PATIENT_SIDE: readonly string[] = [MASK.patient, MASK.representatives];

function checkMasks({ entry }: VisibilityChange, document: StoredDocument, world: World): void {
  const before = codesOf(document.entry.confidentialityCodes);
  const after = codesOf(entry.confidentialityCodes);
  const foreign = entry.confidentialityCodes.find(({ code, system }) => !CONFIDENTIALITY.has(code, system));
  const reason =
    (foreign && `confidentialityCode ${foreign.code} is not in ${CONFIDENTIALITY.name}`) ??
    wrongMasks(entry.confidentialityCodes, world.settings);
  if (reason !== undefined) throw refuseRequest('XDSMetadataUpdateError', `${reason}.`);
  // dmp-transactions 2.19: a document is hidden from the patient's side when it is deposited, not afterwards.
  const hiding = PATIENT_SIDE.find((code) => after.includes(code) && !before.includes(code));
  if (hiding !== undefined) {
    throw refuseRequest('XDSMetadataUpdateError', `${hiding} can be taken away, not added.`);
  }
  if ([...before].sort().join() === [...after].sort().join()) {
    throw refuseRequest('XDSMetadataUpdateError', 'confidentialityCode does not change.');
  }
}

function checkRights(
  change: VisibilityChange,
  document: StoredDocument,
  call: CheckedCall,
  world: World,
): void {
  const before = codesOf(document.entry.confidentialityCodes);
  const after = codesOf(change.entry.confidentialityCodes);
  checkRightOn(actionBetween(before, after), document, call, world);
  if (PATIENT_SIDE.some((code) => before.includes(code) && !after.includes(code))) {
    checkRightOn('TD3.3b', document, call, world);
  }
}

function codesOf(codes: readonly Code[]): string[] {
  return codes.map(({ code }) => code);
}

/** A new entryUUID, the same logical identifier, the next version; the version before becomes obsolete. */
function apply({ set, association, entry }: VisibilityChange, document: StoredDocument, world: World): void {
  const setId = `urn:uuid:${world.uuid()}`;
  const id = `urn:uuid:${world.uuid()}`;
  world.documents.apply({
    sets: [storeUpdateSet(set, setId, document.dmp)],
    documents: [
      { ...document, status: STATUS.deprecated },
      {
        ...document,
        id,
        setId,
        version: document.version + 1,
        entry: { ...entry, object: { ...entry.object, id } },
      },
    ],
    associations: [{ ...association, id: `urn:uuid:${world.uuid()}`, source: setId, target: id }],
  });
}
