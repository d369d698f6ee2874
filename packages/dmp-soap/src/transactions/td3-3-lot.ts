import type { XmlElement } from '@dmpconnect/soap';
import type { CodedValue } from '../codes/coded-value.js';
import { insCx } from '../identifiers/cx.js';
import { newOid } from '../identifiers/oid.js';
import type { Ins } from '../ins/ins.js';
import type { Emitter } from '../publication/emitter.js';
import { SUBMISSION_SET_ID } from '../publication/metadata.js';
import { formatUtc } from '../time/format.js';
import { LCM, RIM } from '../xds/namespaces.js';
import { submissionSetElement } from '../xds/submission-set.js';

/** What every change of a document says of itself (dmp-transactions 2.19). */
export interface DocumentChange {
  readonly ins: Ins;
  /** contentTypeCode of the submission set. */
  readonly contentType: CodedValue;
  /** Title of the submission set. */
  readonly title: string;
  readonly now: Date;
}

/** `SubmitObjectsRequest` of TD3.3: the submission set of the change, then what it changes. */
export function buildChangeLot(
  { ins, contentType, title, now }: DocumentChange,
  emitter: Emitter,
  objects: readonly XmlElement[],
): XmlElement {
  return LCM.element('SubmitObjectsRequest', {}, [
    RIM.element('RegistryObjectList', {}, [
      submissionSetElement({
        id: SUBMISSION_SET_ID,
        submissionTime: formatUtc(now),
        title,
        comments: undefined,
        author: emitter.author,
        contentTypeCode: contentType,
        patientId: insCx(ins),
        sourceId: emitter.sourceId,
        uniqueId: newOid(),
      }),
      ...objects,
    ]),
  ]);
}
