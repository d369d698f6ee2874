import { randomUUID } from 'node:crypto';
import { FAILURE_CODES } from '../codes.js';
import type { FaultKind, OneShotFault } from '../faults.js';
import type { MessageCall } from '../pipeline/table.js';
import type { World } from '../world.js';
import { type Asked, type HttpAnswer, packAnswer, packFault } from './answer.js';

/** Faults that leave the call without an answer. */
export type CutFault = 'timeout' | 'connection reset';

export function isCut(kind: FaultKind): kind is CutFault {
  return kind === 'timeout' || kind === 'connection reset';
}

/** Faults that spoil an answer after the call was played. */
export type AnswerFault = 'truncated MIME' | 'wrong RelatesTo' | 'wrong content type';

export function isAnswerFault(kind: FaultKind): kind is AnswerFault {
  return kind === 'truncated MIME' || kind === 'wrong RelatesTo' || kind === 'wrong content type';
}

/** A fault that stands in for the answer of the transaction, which is not played. */
type Substitute = Omit<OneShotFault, 'kind'> & { readonly kind: Exclude<FaultKind, CutFault | AnswerFault> };

/** The answer that stands in for the one of the transaction. */
export function packInjected(
  fault: Substitute,
  { transaction, content }: MessageCall,
  asked: Asked,
  world: World,
): HttpAnswer {
  if (fault.kind === 'HTTP 503') {
    return {
      http: 503,
      contentType: 'text/html',
      body: Buffer.from(UNAVAILABLE),
      status: 'fault injected',
      code: 'HTTP 503',
    };
  }
  if (fault.kind === 'SOAP fault') {
    const subcode = fault.code ?? 'DMPInvalidVIHF';
    return packFault({ code: 'Receiver', subcode, reason: 'Fault asked for.' }, asked);
  }
  const code = FAILURE_CODES.find((known) => known === fault.code) ?? 'XDSRegistryError';
  return packAnswer(transaction.refusal(code, 'Failure asked for.', content, world), transaction, asked);
}

const UNAVAILABLE = '<html><body><h1>503 Service Unavailable</h1></body></html>';

/** Spoils an answer. */
export function breakAnswer(kind: AnswerFault, answer: HttpAnswer, messageId: string): HttpAnswer {
  const spoilt = { ...answer, status: 'fault injected', code: kind };
  switch (kind) {
    case 'wrong content type':
      return { ...spoilt, contentType: 'text/html; charset=UTF-8' };
    case 'wrong RelatesTo': {
      const text = Buffer.from(answer.body).toString('latin1');
      return { ...spoilt, body: Buffer.from(text.replace(messageId, `urn:uuid:${randomUUID()}`), 'latin1') };
    }
    case 'truncated MIME':
      // Two thirds: past the headers of the first part, short of the closing boundary.
      return { ...spoilt, body: answer.body.subarray(0, Math.floor((answer.body.length * 2) / 3)) };
  }
}
