import type { XmlElement } from '@dmpconnect/soap';
import { OID } from '../identifiers/oid.js';
import { formatUtc } from '../identifiers/time.js';
import type { World } from '../world.js';
import type { InstanceIdentifier } from './instance-identifier.js';
import { V3 } from './namespaces.js';
import { type Hl7Query, REASON_SYSTEM } from './request.js';

/** The variable parts of a `PRPA_IN201308UV02` answer. */
export interface QueryAnswer {
  /** `AA` accepted, `AE` application error. */
  readonly acknowledgement: 'AA' | 'AE';
  readonly error?: { readonly code: string; readonly text: string };
  /** `OK` found, `NF` no DMP, `AE` error (dmp-transactions 2.2). */
  readonly queryResponse: 'OK' | 'NF' | 'AE';
  readonly attentionLines?: readonly XmlElement[];
  readonly subject?: XmlElement;
  readonly reasonOf?: XmlElement;
}

/** Writes the answer to a patient query (dmp-transactions 2.1 to 2.3). */
export function writeQueryAnswer(query: Hl7Query, answer: QueryAnswer, world: World): XmlElement {
  const { reason } = query;
  return V3.element('PRPA_IN201308UV02', { ITSVersion: 'XML_1.0' }, [
    V3.element('id', { root: world.uuid() }),
    V3.element('creationTime', { value: formatUtc(world.clock.now()) }),
    V3.element('interactionId', { root: OID.hl7Interactions, extension: 'PRPA_IN201308UV02' }),
    V3.element('processingCode', { code: 'P' }),
    V3.element('processingModeCode', { code: 'T' }),
    V3.element('acceptAckCode', { code: 'NE' }),
    device('receiver', 'RCV', query.sender, query.senderName),
    device('sender', 'SND', { root: OID.dmpDevice }, 'DMP'),
    answer.attentionLines ?? [],
    V3.element('acknowledgement', { typeCode: answer.acknowledgement }, [
      V3.element('targetMessage', {}, [identifier('id', query.id)]),
      answer.error === undefined ? undefined : errorDetail(answer.error),
    ]),
    V3.element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
      V3.element('reasonCode', { code: reason.code, codeSystem: REASON_SYSTEM, displayName: reason.label }),
      answer.subject,
      answer.reasonOf,
      V3.element('queryAck', {}, [
        identifier('queryId', query.queryId),
        V3.element('queryResponseCode', { code: answer.queryResponse }),
      ]),
    ]),
  ]);
}

function device(name: string, typeCode: string, id: InstanceIdentifier, softwareName: string): XmlElement {
  return V3.element(name, { typeCode }, [
    V3.element('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, [
      identifier('id', id),
      V3.element('softwareName', {}, [softwareName]),
    ]),
  ]);
}

function identifier(name: string, { root, extension }: InstanceIdentifier): XmlElement {
  return V3.element(name, { root, extension });
}

function errorDetail({ code, text }: { readonly code: string; readonly text: string }): XmlElement {
  return V3.element('acknowledgementDetail', { typeCode: 'E' }, [
    V3.element('code', { code }),
    V3.element('text', {}, [text]),
  ]);
}
