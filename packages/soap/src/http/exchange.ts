import { type Dispatcher, request } from 'undici';
import { SoapError } from '../errors.js';
import type { MtomAttachment } from '../mtom/attachment.js';
import { encodeMtom, soapContentType } from '../mtom/encode.js';
import { startDeadline } from './deadline.js';
import type { TransactionDump } from './dump.js';
import { type HttpAnswer, readAnswer, type SoapAnswer } from './read-answer.js';
import { receiveBody } from './receive.js';
import { TransportError } from './transport-error.js';

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

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_ANSWER = 160 * 1024 * 1024;

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
      : encodeMtom({ envelope: options.request.xml, action, attachments: options.attachments });
  dump?.({ direction: 'request', label, url, ...message, at: new Date() });
  const answer = await post(options, message);
  const { contentType, body } = answer;
  dump?.({ direction: 'response', label, url, contentType, body, at: new Date() });
  return readAnswer(answer, options.request.messageId);
}

async function post(
  options: SoapExchangeOptions,
  message: { readonly contentType: string; readonly body: Uint8Array },
): Promise<HttpAnswer> {
  const { dispatcher, label = options.action, signal, headers } = options;
  const deadline = startDeadline(`the answer to ${label}`, options.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal);
  try {
    const response = await request(parseUrl(options.url), {
      dispatcher,
      method: 'POST',
      headers: { ...headers, 'content-type': message.contentType },
      body: message.body,
      signal: deadline.signal,
    });
    const contentType = response.headers['content-type'];
    return {
      status: response.statusCode,
      contentType: typeof contentType === 'string' ? contentType : '',
      body: await receiveBody(response.body, options.maxAnswerBytes ?? DEFAULT_MAX_ANSWER),
    };
  } catch (error) {
    if (error instanceof SoapError) throw error;
    throw deadline.error() ?? explain(error);
  } finally {
    deadline.end();
  }
}

function parseUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol === 'https:' || parsed?.protocol === 'http:') return parsed;
  throw new TransportError('host-name', 'The address of the service is no http or https URL.');
}

/** Servers of TLS 1.3 refuse a client certificate after the client's handshake is over, with an alert. */
function explain(cause: unknown): TransportError {
  return codesOf(cause).some((code) => code.startsWith('ERR_SSL_'))
    ? new TransportError('tls-handshake', 'The service broke the TLS connection off.', { cause })
    : new TransportError('receive', 'The connection broke before the answer was complete.', { cause });
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [...own, ...codesOf(error.cause)];
}
