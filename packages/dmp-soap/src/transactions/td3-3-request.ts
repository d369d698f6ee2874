import type { XmlElement } from '@dmpconnect/soap';
import type { DocumentStatus } from '../documents/found-document.js';
import type { Emitter } from '../publication/emitter.js';
import { SUBMISSION_SET_ID } from '../publication/metadata.js';
import { associationElement } from '../xds/association.js';
import { STATUS_URNS } from '../xds/status.js';
import { buildChangeLot, type DocumentChange } from './td3-3-lot.js';

/** A change of status of one document (dmp-transactions 2.19 a). */
export interface StatusChange extends DocumentChange {
  /** Current entryUUID. */
  readonly entryUuid: string;
  readonly from: DocumentStatus;
  readonly to: DocumentStatus;
}

/** TD3.3c (delete) and TD3.3d (archive, unarchive): `SubmitObjectsRequest` with UpdateAvailabilityStatus. */
export function buildStatusChange(change: StatusChange, emitter: Emitter): XmlElement {
  return buildChangeLot(change, emitter, [
    associationElement({
      id: 'updateStatus1',
      type: 'updateStatus',
      source: SUBMISSION_SET_ID,
      target: change.entryUuid,
      slots: { OriginalStatus: STATUS_URNS[change.from], NewStatus: STATUS_URNS[change.to] },
    }),
  ]);
}
