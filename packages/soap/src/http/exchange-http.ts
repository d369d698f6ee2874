import { Readable } from 'node:stream';
import { type Dispatcher, request } from 'undici';
import { type Bytes, chunksOf } from '../bytes/byte-source.js';
import { SoapError } from '../errors.js';
import { startDeadline } from './deadline.js';
import { receiveBody } from './receive.js';
import { TransportError } from './transport-error.js';

/** Methods of {@link exchangeHttp}. */
export const HTTP_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

export type HttpMethod = (typeof HTTP_METHODS)[number];

export interface HttpExchangeOptions {
  /** From {@link createDispatcher}. */
  readonly dispatcher: Dispatcher;
  readonly url: string;
  readonly method: HttpMethod;
  readonly headers?: Readonly<Record<string, string>>;
  /** One made piece by piece is read no faster than the server takes it. */
  readonly body?: Bytes;
  readonly signal?: AbortSignal;
  /** For the whole exchange. Default 60 000. */
  readonly timeoutMs?: number;
  /** Largest answer accepted, in bytes. Default 160 MiB: a lot of 128 MiB and its envelope (dmp-transactions 3.2). */
  readonly maxAnswerBytes?: number;
  /** What is exchanged, for messages. Default: the method. */
  readonly label?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Reason phrase; empty when the server sends none. */
  readonly statusText: string;
  /** Names in lower case; a repeated header stands several times. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: Uint8Array;
}

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_MAX_ANSWER = 160 * 1024 * 1024;

/**
 * Sends one HTTP request and reads its answer, whatever its status. Redirections are not followed and nothing is sent
 * twice.
 *
 * @throws {TransportError} `TRANSPORT`
 * @throws {SoapError} `HTTP_TOO_LARGE`
 * @example
 * ```ts
 * const { status, body } = await exchangeHttp({ dispatcher, url, method: 'GET' });
 * ```
 */
export async function exchangeHttp(options: HttpExchangeOptions): Promise<HttpResponse> {
  const { dispatcher, method, headers, body, signal, label = method } = options;
  const deadline = startDeadline(`the answer to ${label}`, options.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal);
  try {
    const response = await request(parseUrl(options.url), {
      dispatcher,
      method,
      signal: deadline.signal,
      // What `recordExchanges` knows the exchange by.
      opaque: { label },
      ...(headers === undefined && body === undefined ? {} : { headers: { ...headers, ...lengthOf(body) } }),
      ...(body === undefined ? {} : { body: sendable(body) }),
    });
    return {
      status: response.statusCode,
      statusText: response.statusText,
      headers: Object.entries(response.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((one) => ({ name, value: one })),
      ),
      body: await receiveBody(
        response.body,
        options.maxAnswerBytes ?? DEFAULT_MAX_ANSWER,
        announcedLength(response.headers['content-length']),
      ),
    };
  } catch (error) {
    if (error instanceof SoapError) throw error;
    throw deadline.error() ?? explain(error);
  } finally {
    deadline.end();
  }
}

/** The length is known in advance: not every service takes chunks. */
function lengthOf(body: Bytes | undefined): Readonly<Record<string, string>> {
  return body === undefined || body instanceof Uint8Array ? {} : { 'content-length': String(body.length) };
}

function announcedLength(header: string | readonly string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,12}$/.test(header) ? Number(header) : undefined;
}

function sendable(body: Bytes): Uint8Array | Readable {
  return body instanceof Uint8Array ? body : Readable.from(chunksOf(body), { objectMode: false });
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
