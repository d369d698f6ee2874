import type { XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import type { DocumentStatus } from '../documents/found-document.js';
import { insCx } from '../identifiers/cx.js';
import { newOid } from '../identifiers/oid.js';
import type { Ins } from '../ins/ins.js';
import type { Emitter } from '../publication/emitter.js';
import { SUBMISSION_SET_ID } from '../publication/metadata.js';
import { formatUtc } from '../time/format.js';
import { associationElement } from '../xds/association.js';
import { LCM, RIM } from '../xds/namespaces.js';
import { STATUS_URNS } from '../xds/status.js';
import { submissionSetElement } from '../xds/submission-set.js';

/** A change of status of one document (dmp-transactions 2.19 a). */
export interface StatusChange {
  readonly ins: Ins;
  /** Current entryUUID. */
  readonly entryUuid: string;
  readonly from: DocumentStatus;
  readonly to: DocumentStatus;
  /** contentTypeCode of the submission set. */
  readonly contentType: CodedValue;
  /** Title of the submission set. */
  readonly title: string;
  readonly now: Date;
}

/** TD3.3c (delete) and TD3.3d (archive, unarchive): `SubmitObjectsRequest` with UpdateAvailabilityStatus. */
export function buildStatusChange(change: StatusChange, emitter: Emitter): XmlElement {
  return LCM.element('SubmitObjectsRequest', {}, [
    RIM.element('RegistryObjectList', {}, [
      submissionSetElement({
        id: SUBMISSION_SET_ID,
        submissionTime: formatUtc(change.now),
        title: change.title,
        comments: undefined,
        author: emitter.author,
        contentTypeCode: change.contentType,
        patientId: insCx(change.ins),
        sourceId: emitter.sourceId,
        uniqueId: newOid(),
      }),
      associationElement({
        id: 'updateStatus1',
        type: 'updateStatus',
        source: SUBMISSION_SET_ID,
        target: change.entryUuid,
        slots: { OriginalStatus: STATUS_URNS[change.from], NewStatus: STATUS_URNS[change.to] },
      }),
    ]),
  ]);
}
