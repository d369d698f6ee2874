import {
  buildSoapFault,
  buildSoapResponse,
  encodeMtom,
  type ParsedElement,
  soapContentType,
} from '@dmpconnect/soap';
import type { ServiceName } from '../pipeline/call.js';
import { codeOf, type FaultCode, type Refusal } from '../pipeline/refusal.js';
import type { Transaction, TransactionAnswer } from '../transactions/transaction.js';
import type { World } from '../world.js';

/** An answer as it goes out. */
export interface HttpAnswer {
  readonly http: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** For the journal. */
  readonly status: string;
  readonly code?: string;
}

/** What is known of the call an answer is for. */
export interface Asked {
  readonly service?: ServiceName;
  readonly messageId?: string;
  readonly transaction?: Transaction;
  readonly content?: ParsedElement;
}

/** The envelope and the packing of an answer. */
export function packAnswer(answer: TransactionAnswer, transaction: Transaction, asked: Asked): HttpAnswer {
  const envelope = buildSoapResponse({
    action: transaction.responseAction,
    ...relates(asked),
    body: answer.body,
  });
  return {
    http: 200,
    ...pack(envelope, transaction.responseAction, asked, answer.attachments ?? []),
    status: answer.status,
    ...(answer.code === undefined ? {} : { code: answer.code }),
  };
}

/** The answer to a refusal, in the layer it belongs to (dmp-transactions 9.3). */
export function packRefusal(refusal: Refusal, asked: Asked, world: World): HttpAnswer {
  const { layer } = refusal;
  if (layer.kind === 'http') {
    const body = Buffer.from(`${refusal.message}\n`);
    return {
      http: layer.status,
      contentType: 'text/plain; charset=UTF-8',
      body,
      status: 'HTTP refusal',
      code: codeOf(refusal),
    };
  }
  if (layer.kind === 'fault') return packFault({ ...layer, reason: refusal.message }, asked);
  const { transaction, content } = asked;
  if (transaction !== undefined && content !== undefined) {
    return packAnswer(transaction.refusal(layer.code, refusal.message, content, world), transaction, asked);
  }
  // Refused before its transaction was told: there are no words of a service yet.
  return packFault({ code: 'Sender', subcode: layer.code, reason: refusal.message }, asked);
}

const FAULT_ACTION = 'http://www.w3.org/2005/08/addressing/soap/fault';

/** A SOAP fault: 400 for the sender's, 500 for the others (dmp-transactions 3.3). */
export function packFault(
  fault: { readonly code: FaultCode; readonly subcode?: string; readonly reason: string },
  asked: Asked,
): HttpAnswer {
  const envelope = buildSoapFault({ ...fault, lang: 'en', ...relates(asked) });
  return {
    http: fault.code === 'Sender' ? 400 : 500,
    ...pack(envelope, FAULT_ACTION, asked, []),
    status: 'fault',
    code: fault.subcode ?? fault.code,
  };
}

/** Answers of the repository are multipart even without attachment, even faults (dmp-transactions 3.2). */
function pack(
  envelope: string,
  action: string,
  { service }: Asked,
  attachments: NonNullable<TransactionAnswer['attachments']>,
): Pick<HttpAnswer, 'contentType' | 'body'> {
  if (service === 'repository') return encodeMtom({ envelope, action, attachments });
  return { contentType: soapContentType(action), body: Buffer.from(envelope) };
}

function relates({ messageId }: Asked): { readonly relatesTo?: string } {
  return messageId === undefined || messageId === '' ? {} : { relatesTo: messageId };
}
