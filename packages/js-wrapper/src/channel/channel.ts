import type { WebSocketConstructor, WireCommand, WireMessage } from '../transport/index.js';

/** How a call ended without a last message of the server. */
export interface Loss {
  /** Whether the request had left: then it may have been carried out. */
  readonly wasSent: boolean;
  /** Whether a socket was open at all: without one, it can be found out why. */
  readonly wasConnected: boolean;
  /** The error event, which only outside of browsers says something. */
  readonly cause: unknown;
  /** Whether the connection was still opening when the time for it was over. */
  readonly isOpening: boolean;
}

/** One message, then nothing; or events, until a failure or the end. */
export type Expectation = 'answer' | 'events';

/** What is told of a call. After the answer, a failure, `malformed`, `lost` or `ended` nothing comes. */
export interface CallSink {
  /** The request has left. */
  sent(): void;
  message(message: WireMessage): void;
  /** A message that is no JSON object. */
  malformed(): void;
  lost(loss: Loss): void;
  /** The server says that no more messages come. */
  ended(): void;
}

/** A call under way. */
export interface ChannelCall {
  /** Gives the call up; nothing more is told. Calling it again does nothing. */
  cancel(): void;
}

/** A way to the server that carries calls. */
export interface Channel {
  start(command: WireCommand, expects: Expectation, sink: CallSink): ChannelCall;
  /** Gives every call up. */
  close(): void;
}

/** What every channel needs. */
export interface ChannelOptions {
  readonly url: string;
  readonly WebSocket: WebSocketConstructor;
  /** Milliseconds a connection may take to open. */
  readonly openMs: number;
}

/** Whether no message comes after this one. */
export function isLast(message: WireMessage, expects: Expectation): boolean {
  return expects === 'answer' || message.s_status !== 'OK';
}
