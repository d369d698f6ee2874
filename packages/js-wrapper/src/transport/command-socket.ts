import { openSocket, type Socket, type SocketClose } from './socket.js';
import type { WebSocketConstructor } from './websocket.js';

/** A command as it travels. */
export type WireCommand = Readonly<Record<string, unknown>> & { readonly s_commandName: string };

/** A message of the server. */
export type WireMessage = Readonly<Record<string, unknown>>;

/** What is told of the socket of one command. */
export interface CommandSocketHandlers {
  /** The command has left. */
  sent(text: string): void;
  /** A message: the answer, or one of those of a monitor. */
  message(message: WireMessage, text: string): void;
  /** The server sent something that is no JSON object. */
  malformed(text: string): void;
  /** The command could not be written or sent. */
  notSent(cause: unknown): void;
  failed(event: unknown): void;
  closed(close: SocketClose): void;
}

/**
 * Opens a socket for one command and sends it once open (js-api 1.2, 1.3). Deadlines, and when to close, are the
 * caller's.
 *
 * @throws what the constructor throws.
 */
export function openCommandSocket(
  WebSocket: WebSocketConstructor,
  url: string,
  command: object,
  handlers: CommandSocketHandlers,
): Socket {
  const socket = openSocket(WebSocket, url, {
    opened() {
      try {
        const text = JSON.stringify(command);
        socket.send(text);
        handlers.sent(text);
      } catch (cause) {
        handlers.notSent(cause);
      }
    },
    message(text) {
      const message = readMessage(text);
      if (message === undefined) handlers.malformed(text);
      else handlers.message(message, text);
    },
    failed: (event) => handlers.failed(event),
    closed: (close) => handlers.closed(close),
  });
  return socket;
}

/** Reads a message of the server; undefined when it is no JSON object. */
export function readMessage(text: string): WireMessage | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMessage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMessage(value: unknown): value is WireMessage {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
