import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';

/** One header as it was sent or received. */
export interface RecordedHeader {
  readonly name: string;
  readonly value: string;
}

/** One side of an exchange. */
export interface RecordedMessage {
  readonly headers: readonly RecordedHeader[];
  /** Length of what was sent or received, in bytes. */
  readonly length: number;
  /** The body; absent when bodies are not kept, cut off at the limit. */
  readonly body?: Uint8Array;
}

/**
 * One HTTP exchange with a service, whatever its outcome. Headers hold cookies and credentials, bodies hold personal
 * data: keep it accordingly.
 */
export interface RecordedExchange {
  /** What is exchanged, e.g. `TD3.1`: the `label` of `exchangeHttp`. */
  readonly label: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly startedAt: Date;
  readonly request: RecordedMessage;
  readonly response?: RecordedMessage & { readonly status: number };
  /** Milliseconds until the first line of the answer, and until its end or the failure. */
  readonly answerMs?: number;
  readonly totalMs: number;
  readonly error?: unknown;
}

/** Options of {@link recordExchanges}. */
export interface RecordOptions {
  /** Told of each exchange at its end. What it throws is not heard. */
  readonly listener: (exchange: RecordedExchange) => void;
  /** Whether bodies are kept, asked at the start of each exchange. Default: no. */
  readonly keepBodies?: () => boolean;
  /** Longest body that is kept, in bytes. Default 160 MiB. */
  readonly maxBodyBytes?: number;
}

const DEFAULT_MAX_BODY = 160 * 1024 * 1024;

/**
 * The same dispatcher, which tells of each exchange that goes through it: requests, answers, headers and times, inside
 * TLS and whatever the proxy.
 *
 * @example
 * ```ts
 * const dispatcher = recordExchanges(createDispatcher(), { listener: ({ label, totalMs }) => log(label, totalMs) });
 * ```
 */
export function recordExchanges(dispatcher: Dispatcher, options: RecordOptions): Dispatcher {
  const { listener, keepBodies = () => false, maxBodyBytes = DEFAULT_MAX_BODY } = options;
  return dispatcher.compose((dispatch) => (opts, handler) => {
    const limit = keepBodies() ? maxBodyBytes : undefined;
    const [sent, received] = [collectBytes(limit), collectBytes(limit)];
    const startedAt = new Date();
    const start = performance.now();
    const elapsed = (): number => Math.round(performance.now() - start);
    let answer:
      | { readonly status: number; readonly headers: readonly RecordedHeader[]; readonly ms: number }
      | undefined;

    const finish = (failure?: { readonly error: unknown }): void => {
      try {
        listener({
          label: labelOf(opts),
          method: opts.method,
          url: `${String(opts.origin ?? '')}${opts.path}`,
          startedAt,
          request: { headers: listRequestHeaders(opts.headers), ...sent.message() },
          ...(answer === undefined
            ? {}
            : {
                response: { status: answer.status, headers: answer.headers, ...received.message() },
                answerMs: answer.ms,
              }),
          totalMs: elapsed(),
          ...(failure ?? {}),
        });
      } catch {
        // A trace that cannot be kept never costs the exchange.
      }
    };

    return dispatch(
      { ...opts, body: watchBody(opts.body, sent) },
      {
        onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
        onRequestUpgrade: (controller, status, headers, socket) =>
          handler.onRequestUpgrade?.(controller, status, headers, socket),
        onResponseStart(controller, status, headers, text) {
          // Interim answers (100, 103) come before the one that counts.
          answer = { status, headers: listHeaders(headers), ms: elapsed() };
          handler.onResponseStart?.(controller, status, headers, text);
        },
        onResponseData(controller, chunk) {
          received.add(chunk);
          handler.onResponseData?.(controller, chunk);
        },
        onResponseEnd(controller, trailers) {
          finish();
          handler.onResponseEnd?.(controller, trailers);
        },
        onResponseError(controller, error) {
          finish({ error });
          handler.onResponseError?.(controller, error);
        },
      },
    );
  });
}

/** `exchangeHttp` hands its label over as the `opaque` of its request. */
function labelOf(opts: object): string | undefined {
  const opaque = 'opaque' in opts ? opts.opaque : undefined;
  if (typeof opaque !== 'object' || opaque === null || !('label' in opaque)) return undefined;
  return typeof opaque.label === 'string' ? opaque.label : undefined;
}

interface ByteCollector {
  add(chunk: Uint8Array): void;
  message(): { readonly length: number; readonly body?: Uint8Array };
}

function collectBytes(limit: number | undefined): ByteCollector {
  const kept: Uint8Array[] = [];
  let length = 0;
  return {
    add(chunk) {
      if (limit !== undefined && length < limit) {
        // Copied: the memory of a piece may serve again.
        kept.push(Uint8Array.from(chunk.subarray(0, limit - length)));
      }
      length += chunk.length;
    },
    message: () => ({ length, ...(limit === undefined ? {} : { body: Buffer.concat(kept) }) }),
  };
}

type Body = Exclude<Dispatcher.DispatchOptions['body'], undefined>;

/** The same body, whose pieces are counted when they are read. */
function watchBody(body: Body | undefined, collector: ByteCollector): Body {
  if (typeof body === 'string') collector.add(Buffer.from(body));
  else if (body instanceof Uint8Array) collector.add(body);
  else if (body instanceof Readable)
    return Readable.from(readThrough(body, collector), { objectMode: false });
  return body ?? null;
}

async function* readThrough(body: Readable, collector: ByteCollector): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    const bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    collector.add(bytes);
    yield bytes;
  }
}

function listRequestHeaders(headers: Dispatcher.DispatchOptions['headers']): readonly RecordedHeader[] {
  if (headers === null || headers === undefined) return [];
  if (Array.isArray(headers)) {
    return Array.from({ length: headers.length / 2 }, (_, index) => ({
      name: String(headers[2 * index]),
      value: String(headers[2 * index + 1]),
    }));
  }
  return Symbol.iterator in headers ? [...headers].flatMap(toHeaders) : listHeaders(headers);
}

function listHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): readonly RecordedHeader[] {
  return Object.entries(headers).flatMap(toHeaders);
}

function toHeaders([name, value]: readonly [
  string,
  string | readonly string[] | undefined,
]): readonly RecordedHeader[] {
  return [value ?? []].flat().map((one) => ({ name, value: one }));
}
