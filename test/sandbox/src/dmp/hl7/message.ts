import type { XmlChildren, XmlElement } from '@dmpconnect/soap';
import { OID } from '../identifiers/oid.js';
import { formatUtc } from '../identifiers/time.js';
import type { World } from '../world.js';
import type { InstanceIdentifier } from './instance-identifier.js';
import { V3 } from './namespaces.js';
import { type Hl7Request, REASON_SYSTEM } from './wrapper.js';

/** How a request ended: accepted, or an application error (dmp-transactions 2.2). */
export type Acknowledgement =
  | { readonly type: 'AA' }
  | { readonly type: 'AE'; readonly code: string; readonly text: string };

/** The variable parts of an answer. */
export interface AnswerMessage {
  /** Root element, e.g. `PRPA_IN201308UV02`. */
  readonly interaction: string;
  readonly id: InstanceIdentifier;
  readonly acknowledgement: Acknowledgement;
  /** The 2008 edition of PDQ has the type as a child element, the later one as an attribute (2.2). */
  readonly typeCodeAs?: 'attribute' | 'child';
  readonly attentionLines?: readonly XmlElement[];
  /** Children of `controlActProcess`, after its reason. */
  readonly content: XmlChildren;
}

/** Writes the answer to an HL7v3 request, with its wrapper (dmp-transactions 2.1). */
export function writeAnswerMessage(request: Hl7Request, answer: AnswerMessage, world: World): XmlElement {
  const { interaction } = answer;
  return V3.element(interaction, { ITSVersion: 'XML_1.0' }, [
    writeIdentifier('id', answer.id),
    V3.element('creationTime', { value: formatUtc(world.clock.now()) }),
    V3.element('interactionId', { root: OID.hl7Interactions, extension: interaction }),
    V3.element('processingCode', { code: 'P' }),
    V3.element('processingModeCode', { code: 'T' }),
    V3.element('acceptAckCode', { code: 'NE' }),
    device('receiver', 'RCV', request.sender, request.senderName),
    device('sender', 'SND', { root: OID.dmpDevice }, 'DMP'),
    answer.attentionLines ?? [],
    acknowledge(request, answer),
    V3.element('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
      reason(request),
      ...answer.content,
    ]),
  ]);
}

/** Writes an identifier under a name. */
export function writeIdentifier(name: string, { root, extension }: InstanceIdentifier): XmlElement {
  return V3.element(name, { root, extension });
}

function acknowledge(
  { id }: Hl7Request,
  { acknowledgement, typeCodeAs = 'attribute' }: AnswerMessage,
): XmlElement {
  const { type } = acknowledgement;
  return V3.element('acknowledgement', typeCodeAs === 'attribute' ? { typeCode: type } : {}, [
    typeCodeAs === 'child' ? V3.element('typeCode', { code: type }) : undefined,
    V3.element('targetMessage', {}, [writeIdentifier('id', id)]),
    type === 'AE' ? errorDetail(acknowledgement) : undefined,
  ]);
}

function errorDetail({ code, text }: { readonly code: string; readonly text: string }): XmlElement {
  return V3.element('acknowledgementDetail', { typeCode: 'E' }, [
    V3.element('code', { code }),
    V3.element('text', {}, [text]),
  ]);
}

function reason({ reason: asked }: Hl7Request): XmlElement | undefined {
  return (
    asked &&
    V3.element('reasonCode', { code: asked.code, codeSystem: REASON_SYSTEM, displayName: asked.label })
  );
}

function device(name: string, typeCode: string, id: InstanceIdentifier, softwareName: string): XmlElement {
  return V3.element(name, { typeCode }, [
    V3.element('device', { classCode: 'DEV', determinerCode: 'INSTANCE' }, [
      writeIdentifier('id', id),
      V3.element('softwareName', {}, [softwareName]),
    ]),
  ]);
}
