import type { Dispatcher } from 'undici';
import { type Bytes, readBytes } from '../bytes/byte-source.js';
import type { MtomAttachment } from '../mtom/attachment.js';
import { soapContentType, streamMtom } from '../mtom/encode.js';
import type { DumpedMessage, TransactionDump } from './dump.js';
import { exchangeHttp } from './exchange-http.js';
import { type HttpAnswer, readAnswer, type SoapAnswer } from './read-answer.js';

export interface SoapExchangeOptions {
  /** From {@link createDispatcher}. */
  readonly dispatcher: Dispatcher;
  readonly url: string;
  /** `wsa:Action`, repeated in the content type. */
  readonly action: string;
  /** From {@link buildSoapRequest}. */
  readonly request: { readonly messageId: string; readonly xml: string };
  /** Sends the request as MTOM, even when the list is empty. Absent: plain SOAP. */
  readonly attachments?: readonly MtomAttachment[];
  /** Further HTTP headers, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** For the whole exchange. Default 60 000. */
  readonly timeoutMs?: number;
  /** Largest answer accepted, in bytes. Default 160 MiB: a lot of 128 MiB and its envelope (dmp-transactions 3.2). */
  readonly maxAnswerBytes?: number;
  readonly dump?: TransactionDump;
  /** The transaction, e.g. `TD3.1`, for the dump and for messages. */
  readonly label?: string;
}

/**
 * Sends a SOAP request and reads its answer. Nothing is sent twice: whether a broken exchange may be repeated is
 * known to the caller alone.
 *
 * @throws {SoapFaultError} `SOAP_FAULT`
 * @throws {HttpStatusError} `HTTP_STATUS`
 * @throws {TransportError} `TRANSPORT`
 * @throws {SoapError} `SOAP_ANSWER` when the answer relates to another request, is empty or of another content
 *   type; `HTTP_TOO_LARGE`, `MIME_MALFORMED`, the `XML_…` codes.
 * @example
 * ```ts
 * const { content } = await exchangeSoap({ dispatcher, url, action, request: buildSoapRequest({ action, to: url, body }) });
 * ```
 */
export async function exchangeSoap(options: SoapExchangeOptions): Promise<SoapAnswer> {
  const { url, action, dump, label = action } = options;
  const message =
    options.attachments === undefined
      ? { contentType: soapContentType(action), body: Buffer.from(options.request.xml) }
      : streamMtom({ envelope: options.request.xml, action, attachments: options.attachments });
  dump?.(dumped({ direction: 'request', label, url, ...message }));
  const answer = await post(options, message);
  dump?.(dumped({ direction: 'response', label, url, contentType: answer.contentType, body: answer.body }));
  return readAnswer(answer, options.request.messageId);
}

function dumped(
  message: Omit<DumpedMessage, 'at' | 'length' | 'body'> & { readonly body: Bytes },
): DumpedMessage {
  const { body } = message;
  return {
    ...message,
    length: body.length,
    get body() {
      return readBytes(body);
    },
    at: new Date(),
  };
}

async function post(
  options: SoapExchangeOptions,
  message: { readonly contentType: string; readonly body: Bytes },
): Promise<HttpAnswer> {
  const { dispatcher, url, label = options.action, signal, timeoutMs, maxAnswerBytes } = options;
  const { status, headers, body } = await exchangeHttp({
    dispatcher,
    url,
    label,
    method: 'POST',
    headers: { ...options.headers, 'content-type': message.contentType },
    body: message.body,
    ...(signal === undefined ? {} : { signal }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxAnswerBytes === undefined ? {} : { maxAnswerBytes }),
  });
  const contentTypes = headers.filter(({ name }) => name === 'content-type');
  return { status, contentType: contentTypes.length === 1 ? (contentTypes[0]?.value ?? '') : '', body };
}
