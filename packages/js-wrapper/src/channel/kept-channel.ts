import type { CallSink, Channel, ChannelCall, ChannelOptions, Expectation } from './channel.js';
import { type KeptCall, openSessionSocket, type SessionSocket } from './session-socket.js';
import { createSingleChannel } from './single-channel.js';

/** How calls travel: on one kept socket, each on its own, or not known before the first answer. */
export type ChannelMode = 'unknown' | 'kept' | 'single';

/** A channel that tells how it carries calls. */
export interface KeptChannel extends Channel {
  readonly mode: ChannelMode;
}

/**
 * One kept socket for all calls, opened by the first and again by the next call after it was cut; a socket for each
 * call where the server has no session mode. A browser fails a connection whose sub-protocol is not selected, so a
 * first failure is tried again without one.
 */
export function createKeptChannel(options: ChannelOptions): KeptChannel {
  const single = createSingleChannel(options);
  let mode: ChannelMode = 'unknown';
  let socket: SessionSocket | undefined;
  let isClosed = false;
  let lastId = 0;

  const startSingle = (command: KeptCall['command'], expects: Expectation, sink: CallSink): ChannelCall =>
    single.start(command, expects, {
      ...sink,
      sent() {
        // It opened where the kept one did not.
        if (mode === 'unknown') mode = 'single';
        sink.sent();
      },
    });

  const open = (): SessionSocket => {
    const opened = openSessionSocket(options, mode === 'kept', {
      confirmed() {
        mode = 'kept';
      },
      ended({ calls, wasOpened, isOpening, cause }) {
        if (socket === opened) socket = undefined;
        // It answered without an id, or did not select the sub-protocol.
        if (mode === 'unknown' && wasOpened) mode = 'single';
        for (const { command, expects, sink, wasSent, moveTo } of calls) {
          if (mode === 'kept' || wasSent || isOpening || isClosed) {
            sink.lost({ wasSent, wasConnected: wasOpened, cause, isOpening });
          } else moveTo(startSingle(command, expects, sink));
        }
      },
    });
    return opened;
  };
  return {
    get mode() {
      return mode;
    },
    start(command, expects, sink) {
      if (mode === 'single') return startSingle(command, expects, sink);
      lastId += 1;
      const id = String(lastId);
      socket ??= open();
      const kept = socket;
      let carriedBy: ChannelCall = { cancel: () => kept.cancel(id) };
      const moveTo = (other: ChannelCall) => {
        carriedBy = other;
      };
      kept.add({ id, command, expects, sink, wasSent: false, moveTo });
      return { cancel: () => carriedBy.cancel() };
    },
    close() {
      isClosed = true;
      socket?.close();
      single.close();
    },
  };
}
