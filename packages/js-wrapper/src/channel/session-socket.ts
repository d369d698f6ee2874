import { SESSION_MODE } from '../data/session-mode.js';
import { openSocket, readMessage, type WireCommand, type WireMessage } from '../transport/index.js';
import { type CallSink, type ChannelCall, type ChannelOptions, type Expectation, isLast } from './channel.js';

/** A call on a kept socket. */
export interface KeptCall {
  readonly id: string;
  readonly command: WireCommand;
  readonly expects: Expectation;
  readonly sink: CallSink;
  wasSent: boolean;
  /** Tells that another channel carries the call now. */
  readonly moveTo: (other: ChannelCall) => void;
}

/** How a kept socket ended. */
export interface SessionSocketEnd {
  /** The calls that were on it, in order. */
  readonly calls: readonly KeptCall[];
  readonly wasOpened: boolean;
  /** Whether it was still opening when the time for it was over. */
  readonly isOpening: boolean;
  readonly cause: unknown;
}

/** What is told of a kept socket. */
export interface SessionSocketHandlers {
  /** The server has session mode: a message carried the id of its call. */
  confirmed(): void;
  ended(end: SessionSocketEnd): void;
}

/** One kept socket (docs/session-mode.md). */
export interface SessionSocket {
  /** Sends a call, now or once it can be. */
  add(call: KeptCall): void;
  cancel(id: string): void;
  close(): void;
}

/**
 * Opens a kept socket. Until a first answer carries its id only one call is on its way: a server of one command a
 * socket that selects any sub-protocol would drop the others.
 *
 * @param isKnown whether the server is known to have session mode.
 */
export function openSessionSocket(
  { url, WebSocket, openMs }: ChannelOptions,
  isKnown: boolean,
  handlers: SessionSocketHandlers,
): SessionSocket {
  const calls = new Map<string, KeptCall>();
  let isConfirmed = isKnown;
  let state: 'opening' | 'open' | 'over' = 'opening';
  let cause: unknown;

  const finish = (isOpening: boolean) => {
    if (state === 'over') return;
    const wasOpened = state === 'open';
    state = 'over';
    clearTimeout(patience);
    const left = [...calls.values()];
    calls.clear();
    handlers.ended({ calls: left, wasOpened, isOpening, cause });
  };
  const close = (isOpening: boolean) => {
    finish(isOpening);
    socket.close();
  };

  const sendWaiting = () => {
    for (const call of [...calls.values()]) {
      if (state !== 'open' || (!isConfirmed && findSent() !== undefined)) return;
      if (call.wasSent) continue;
      call.wasSent = true;
      // The id first: the server finds it even in a message for which it has no room.
      socket.send(JSON.stringify({ s_requestId: call.id, ...call.command }));
      call.sink.sent();
    }
  };
  const findSent = () => [...calls.values()].find(({ wasSent }) => wasSent);

  const deliver = (message: WireMessage) => {
    const { s_requestId: id } = message;
    // Without an id: the answer to the only call, of a server that has no session mode.
    const call = typeof id === 'string' ? calls.get(id) : isConfirmed ? undefined : findSent();
    if (typeof id === 'string' && !isConfirmed) {
      isConfirmed = true;
      handlers.confirmed();
    }
    // Of no call: it was given up meanwhile.
    if (call !== undefined) {
      const isEnd = message.i_ended === 1;
      if (isEnd || isLast(message, call.expects)) calls.delete(call.id);
      if (isEnd) call.sink.ended();
      else call.sink.message(message);
    }
    // A server without session mode closes now, and what waits is sent in another way.
    if (isConfirmed) sendWaiting();
  };

  const socket = openSocket(
    WebSocket,
    url,
    {
      opened() {
        if (state !== 'opening') return;
        clearTimeout(patience);
        state = 'open';
        // Not selected: one command a socket. The calls are handed back unsent.
        if (socket.protocol !== SESSION_MODE.protocol) close(false);
        else sendWaiting();
      },
      message(text) {
        const message = readMessage(text);
        if (message !== undefined && state === 'open') deliver(message);
      },
      failed(event) {
        cause = event;
      },
      closed: () => finish(false),
    },
    [SESSION_MODE.protocol],
  );
  const patience = setTimeout(() => close(true), openMs);

  return {
    add(call) {
      calls.set(call.id, call);
      sendWaiting();
    },
    cancel(id) {
      const call = calls.get(id);
      if (call === undefined) return;
      calls.delete(id);
      if (call.wasSent && state === 'open') socket.send(JSON.stringify({ s_requestId: id, i_cancel: 1 }));
      sendWaiting();
    },
    close: () => close(false),
  };
}
