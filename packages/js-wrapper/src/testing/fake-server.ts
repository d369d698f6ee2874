import type { WebSocketConstructor, WebSocketLike } from '../transport/index.js';

/** One connection, seen from the server. */
export interface FakeConnection {
  readonly protocols: readonly string[];
  /** What the client sent, read. */
  readonly received: Readonly<Record<string, unknown>>[];
  readonly isClosedByClient: boolean;
  /** Accepts the connection. */
  open(protocol?: string): void;
  send(message: object | string): void;
  /** Closes or cuts it. */
  close(code?: number): void;
}

/** Connections of a client, driven by a test: nothing happens by itself. */
export interface FakeServer {
  readonly WebSocket: WebSocketConstructor;
  readonly connections: FakeConnection[];
}

/** Makes a server that is told what to do. */
export function createFakeServer(): FakeServer {
  const connections: FakeConnection[] = [];

  class FakeWebSocket implements WebSocketLike {
    protocol = '';
    onopen: ((event: never) => void) | null = null;
    onmessage: ((event: { readonly data: unknown }) => void) | null = null;
    onerror: ((event: never) => void) | null = null;
    onclose: WebSocketLike['onclose'] = null;
    readonly received: Readonly<Record<string, unknown>>[] = [];
    #isOpen = false;
    #isOver = false;

    constructor(_url: string, protocols: string | string[] = []) {
      const end = (code: number) => {
        if (this.#isOver) return;
        this.#isOver = true;
        this.#isOpen = false;
        if (code !== 1000) this.onerror?.({ type: 'error' } as never);
        this.onclose?.({ code, reason: '', wasClean: code === 1000 });
      };
      const isClosed = () => this.#isClosedByClient;
      connections.push({
        protocols: [protocols].flat(),
        received: this.received,
        get isClosedByClient() {
          return isClosed();
        },
        open: (protocol = '') => {
          this.protocol = protocol;
          this.#isOpen = true;
          this.onopen?.({ type: 'open' } as never);
        },
        send: (message) =>
          this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) }),
        close: (code = 1006) => end(code),
      });
    }

    #isClosedByClient = false;

    send(data: string): void {
      if (!this.#isOpen) throw new Error('not open');
      this.received.push(JSON.parse(data));
    }

    close(): void {
      this.#isClosedByClient = true;
      if (this.#isOver) return;
      this.#isOver = true;
      this.#isOpen = false;
      queueMicrotask(() => this.onclose?.({ code: 1005, reason: '', wasClean: true }));
    }
  }
  return { WebSocket: FakeWebSocket, connections };
}
