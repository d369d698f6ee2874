import { readSoapFault, type SoapFault, SoapFaultError } from '../envelope/fault.js';
import { WSA_UNSPECIFIED } from '../envelope/namespaces.js';
import { readSoapEnvelope, type SoapEnvelope } from '../envelope/read.js';
import { SoapError } from '../errors.js';
import type { MtomParts } from '../mtom/attachment.js';
import { decodeMtom } from '../mtom/decode.js';
import { readMediaType } from '../mtom/media-type.js';
import type { ParsedElement } from '../xml/parse.js';
import { HttpStatusError } from './status-error.js';

export interface SoapAnswer {
  readonly envelope: SoapEnvelope;
  /** First child of the body. */
  readonly content: ParsedElement;
  /** Empty when the answer is plain SOAP. */
  readonly attachments: MtomParts;
  readonly httpStatus: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/**
 * Reads an HTTP answer as the answer to one SOAP request, on any status (dmp-transactions 3.3: many stacks answer
 * 500 for every fault).
 *
 * @param messageId `MessageID` of the request. An answer without `RelatesTo` is accepted: the teleservices send none.
 * @throws {SoapFaultError} `SOAP_FAULT`
 * @throws {SoapError} `HTTP_STATUS`, `SOAP_ANSWER`, `MIME_MALFORMED`, the `XML_…` codes.
 */
export function readAnswer(answer: HttpAnswer, messageId: string): SoapAnswer {
  const { envelope, attachments } = readMessage(answer);
  const fault = readSoapFault(envelope);
  refuseOtherRequest(envelope, messageId, fault);
  if (fault !== undefined) throw new SoapFaultError(fault, answer.status);
  if (envelope.content === undefined)
    throw new SoapError('SOAP_ANSWER', 'The SOAP body of the answer is empty.');
  return { envelope, content: envelope.content, attachments, httpStatus: answer.status };
}

interface Message {
  readonly envelope: SoapEnvelope;
  readonly attachments: MtomParts;
}

/** Content types that carry SOAP; the plain XML ones only with an error status (teleservices 2). */
const READERS: Readonly<
  Record<string, { readonly read: (answer: HttpAnswer) => Message; readonly onError?: true }>
> = {
  'multipart/related': { read: readMultipart },
  'application/soap+xml': { read: readPlain },
  'application/xop+xml': { read: readPlain },
  'text/xml': { read: readPlain, onError: true },
  'application/xml': { read: readPlain, onError: true },
};

function readMessage(answer: HttpAnswer): Message {
  const { type } = readMediaType(answer.contentType);
  const success = answer.status >= 200 && answer.status < 300;
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (success) {
    if (reader !== undefined && !reader.onError) return reader.read(answer);
    throw new SoapError('SOAP_ANSWER', `The service answered ${type || 'no content type'} instead of SOAP.`);
  }
  if (reader === undefined) throw new HttpStatusError(answer.status);
  try {
    return reader.read(answer);
  } catch (cause) {
    throw new HttpStatusError(answer.status, { cause });
  }
}

function readPlain({ body }: HttpAnswer): Message {
  return { envelope: readSoapEnvelope(body), attachments: new Map() };
}

function readMultipart({ contentType, body }: HttpAnswer): Message {
  const { root, parts } = decodeMtom(contentType, body);
  return { envelope: readSoapEnvelope(root), attachments: parts };
}

function refuseOtherRequest(envelope: SoapEnvelope, messageId: string, fault: SoapFault | undefined): void {
  const { relatesTo } = envelope.addressing;
  if (relatesTo === undefined || relatesTo === messageId) return;
  if (fault !== undefined && relatesTo === WSA_UNSPECIFIED) return;
  throw new SoapError('SOAP_ANSWER', 'The answer relates to another request.');
}
