import type { WebSocketConstructor, WebSocketLike } from './websocket.js';

/** How a socket was closed, as the browser tells it. */
export interface SocketClose {
  /** 1000 after an answer (js-api 1.2); 1006 when the connection failed or was cut. */
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;
}

/** What is told of a socket. Nothing comes after `closed`. */
export interface SocketHandlers {
  opened(): void;
  message(text: string): void;
  /** The error event; `closed` follows. Browsers tell nothing of the cause. */
  failed(event: unknown): void;
  closed(close: SocketClose): void;
}

/** An open or opening socket. */
export interface Socket {
  /** The WebSocket itself, which the methods of the historical class return. */
  readonly webSocket: WebSocketLike;
  /** The sub-protocol the server selected, or empty; known once opened. */
  readonly protocol: string;
  /** @throws what the WebSocket throws when it is not open yet. */
  send(text: string): void;
  /** Closes without a code, as the historical wrapper does; `closed` follows. */
  close(): void;
}

/**
 * Opens a socket: the only place of the library where one is made. The promise API and the historical class are
 * both built on it.
 *
 * @param protocols sub-protocols to propose; none for one command a socket (js-api 1.2).
 * @throws what the constructor throws, e.g. for an address that is none.
 */
export function openSocket(
  WebSocket: WebSocketConstructor,
  url: string,
  handlers: SocketHandlers,
  protocols: readonly string[] = [],
): Socket {
  const socket = protocols.length === 0 ? new WebSocket(url) : new WebSocket(url, [...protocols]);
  socket.onopen = () => handlers.opened();
  socket.onmessage = ({ data }) => handlers.message(typeof data === 'string' ? data : '');
  socket.onerror = (event: unknown) => handlers.failed(event);
  socket.onclose = ({ code, reason, wasClean }) => handlers.closed({ code, reason, wasClean });
  return {
    webSocket: socket,
    get protocol() {
      return socket.protocol;
    },
    send: (text) => socket.send(text),
    close: () => socket.close(),
  };
}
