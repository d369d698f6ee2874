import { vi } from 'vitest';
import type { WebSocketLike } from '../../transport/index.js';
import type { HistoricalAnswer, Responder } from '../callbacks.js';
import { DMPConnect } from '../dmpconnect.js';

/** A WebSocket driven by the test; what a real one does by itself, the test does in its place. */
export class FakeSocket implements WebSocketLike {
  readonly protocol = '';
  readonly url: string;
  readonly protocols: unknown;
  readonly sent: string[] = [];
  closes: (number | undefined)[] = [];
  failure: Error | undefined;
  onopen: WebSocketLike['onopen'] = null;
  onmessage: WebSocketLike['onmessage'] = null;
  onerror: WebSocketLike['onerror'] = null;
  onclose: WebSocketLike['onclose'] = null;

  constructor(url: string, protocols?: unknown) {
    this.url = url;
    this.protocols = protocols;
    FakeSocket.all.push(this);
  }

  static all: FakeSocket[] = [];

  send(data: string): void {
    if (this.failure !== undefined) throw this.failure;
    this.sent.push(data);
  }

  close(code?: number): void {
    this.closes.push(code);
  }

  open(): void {
    this.onopen?.({} as never);
  }

  receive(message: unknown): void {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }

  fail(): void {
    this.onerror?.({} as never);
  }

  closed(code: number, reason = '', wasClean = code !== 1006): void {
    this.onclose?.({ code, reason, wasClean });
  }
}

/** One call of the page by the class. */
export type Call = readonly [name: string, ...args: unknown[]];

/** A page with an instance of the class, that notes every call it gets, in order. */
export interface FakePage {
  readonly instance: DMPConnect;
  /** Calls so far, without the log's. */
  readonly calls: Call[];
  /** What the log callback was given. */
  readonly logs: (readonly unknown[])[];
  /** `this` of the callbacks. */
  readonly owners: Set<unknown>;
  /** A result callback. */
  readonly cb: (answer: HistoricalAnswer, responder?: Responder) => void;
  /** The last socket, opened. */
  opened(): FakeSocket;
  /** The command that the last socket was sent. */
  sentCommand(): Record<string, unknown>;
  /** Answers the last command. */
  answer(message: object): void;
}

/** Puts the fake WebSocket in place and makes a page on `connector.test`. */
export function makePage(domain: string | undefined = 'connector.test'): FakePage {
  FakeSocket.all = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  const calls: Call[] = [];
  const logs: (readonly unknown[])[] = [];
  const owners = new Set<unknown>();
  const instance = new DMPConnect(
    function (this: unknown, ...args) {
      owners.add(this);
      logs.push(args);
    },
    function (this: unknown, ...args: unknown[]) {
      owners.add(this);
      calls.push(['refresh', ...args]);
    },
    function (this: unknown, ...args: unknown[]) {
      owners.add(this);
      calls.push(['error', ...args]);
      return 'from the error handler';
    },
    undefined,
    undefined,
    domain,
  );
  const last = () => {
    const socket = FakeSocket.all.at(-1);
    if (socket === undefined) throw new Error('No socket was made.');
    return socket;
  };
  return {
    instance,
    calls,
    logs,
    owners,
    cb: (...args) => {
      calls.push(['cb', ...args]);
    },
    opened() {
      last().open();
      return last();
    },
    sentCommand() {
      const socket = last();
      if (socket.sent.length === 0) socket.open();
      return JSON.parse(socket.sent[0] ?? '');
    },
    answer(message) {
      if (last().sent.length === 0) last().open();
      last().receive(message);
    },
  };
}
