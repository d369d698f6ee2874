import type { Message } from '../form/write-message.js';

/** One exchange with the server. */
export interface Exchange {
  readonly answer: Readonly<Record<string, unknown>>;
  readonly requestBytes: number;
  readonly answerBytes: number;
  /** From the sending to the answer; opening the connection is not counted. */
  readonly milliseconds: number;
}

/** Why there was no answer. */
export type SendFailure = 'unreachable' | 'closed' | 'time-out' | 'refused' | 'not-json' | 'cancelled';

/** An exchange that gave no answer. */
export class SendError extends Error {
  override readonly name = 'SendError';
  readonly failure: SendFailure;

  constructor(failure: SendFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** What a call is given. */
export interface SendOptions {
  /** `wss://localhost:9982` */
  readonly url: string;
  /** Seconds to wait for the answer, as the historical wrapper does (js-api 12.4). */
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  /** Default: the one of the browser. */
  readonly WebSocket?: new (
    url: string,
  ) => WebSocket;
  /** Milliseconds of a clock; default `performance.now`. */
  readonly now?: () => number;
}

/** Sends a command on a socket of its own, as the historical wrapper does (js-api 1.2). @throws {SendError} */
export function sendOnSocket(message: Message, options: SendOptions): Promise<Exchange> {
  const {
    url,
    timeoutSeconds,
    signal,
    WebSocket: Socket = WebSocket,
    now = () => performance.now(),
  } = options;
  const text = JSON.stringify(message);
  return new Promise((resolve, reject) => {
    const socket = new Socket(url);
    let start: number | undefined;
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      socket.close();
    };
    const fail = (failure: SendFailure) => {
      finish();
      reject(new SendError(failure));
    };
    const cancel = () => fail('cancelled');
    const timer = setTimeout(() => fail('time-out'), timeoutSeconds * 1000);
    signal.addEventListener('abort', cancel);
    socket.onopen = () => {
      start = now();
      socket.send(text);
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      const milliseconds = now() - (start ?? now());
      const answer = readAnswer(data);
      if (answer === undefined) return fail('not-json');
      finish();
      resolve({ answer, requestBytes: bytesOf(text), answerBytes: bytesOf(String(data)), milliseconds });
    };
    socket.onclose = () => fail(start === undefined ? 'unreachable' : 'closed');
  });
}

/** Sends a remote command (js-api 3.3). @throws {SendError} */
export async function sendRemote(
  name: string,
  message: Message,
  {
    signal,
    fetch: send = fetch,
    now = () => performance.now(),
  }: {
    readonly signal: AbortSignal;
    readonly fetch?: typeof fetch;
    readonly now?: () => number;
  },
): Promise<Exchange> {
  const text = JSON.stringify(message);
  const start = now();
  const response = await send(`/remotecommand/${name}`, { method: 'POST', body: text, signal }).catch(() => {
    throw new SendError(signal.aborted ? 'cancelled' : 'unreachable');
  });
  if (!response.ok) throw new SendError('refused');
  const body = await response.text();
  const answer = readAnswer(body);
  if (answer === undefined) throw new SendError('not-json');
  return {
    answer,
    requestBytes: bytesOf(text),
    answerBytes: bytesOf(body),
    milliseconds: now() - start,
  };
}

/** The object in a message of the server, or nothing. */
export function readAnswer(data: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(String(data));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const bytesOf = (text: string) => new TextEncoder().encode(text).length;
