import { NORMAL_CLOSURE, openCommandSocket } from '../transport/index.js';
import { type Channel, type ChannelCall, type ChannelOptions, isLast } from './channel.js';

/** A socket for each command, as the historical wrapper does (js-api 1.2, 1.3): what every server understands. */
export function createSingleChannel({ url, WebSocket, openMs }: ChannelOptions): Channel {
  const open = new Set<ChannelCall>();

  return {
    start(command, expects, sink) {
      let wasSent = false;
      let wasAnswered = false;
      let isOver = false;
      let cause: unknown;
      const finish = (tell: () => void) => {
        if (isOver) return;
        isOver = true;
        clearTimeout(patience);
        open.delete(call);
        tell();
      };
      const lose = (isOpening: boolean) =>
        finish(() => sink.lost({ wasSent, wasConnected: wasSent, cause, isOpening }));
      const socket = openCommandSocket(WebSocket, url, command, {
        sent() {
          clearTimeout(patience);
          wasSent = true;
          if (!isOver) sink.sent();
        },
        message(message) {
          wasAnswered = true;
          if (!isLast(message, expects)) {
            if (!isOver) sink.message(message);
            return;
          }
          finish(() => sink.message(message));
          socket.close();
        },
        malformed() {
          finish(() => sink.malformed());
          socket.close();
        },
        notSent(thrown) {
          cause = thrown;
          lose(false);
          socket.close();
        },
        failed(event) {
          cause = event;
        },
        // A monitor that ends, ends its socket (js-api 1.3).
        closed({ code }) {
          if (wasAnswered && code === NORMAL_CLOSURE) finish(() => sink.ended());
          else lose(false);
        },
      });
      const patience = setTimeout(() => {
        lose(true);
        socket.close();
      }, openMs);
      const call: ChannelCall = {
        cancel() {
          finish(() => {});
          socket.close();
        },
      };
      open.add(call);
      return call;
    },
    close() {
      for (const call of [...open]) call.cancel();
    },
  };
}
