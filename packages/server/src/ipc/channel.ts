import type { Socket } from 'node:net';
import type { z } from 'zod';
import { createFrameReader, encodeFrame } from './frame.js';

/** One side of the conversation between the master and a worker. */
export interface Channel<Outgoing extends object> {
  /** Sends a message; does nothing once the channel is closed: the close handler has told, or will tell. */
  send(message: Outgoing, body?: Uint8Array): void;
  /** Sends what is still to be sent, then closes. */
  close(): void;
  /** Closes now. */
  destroy(): void;
}

/** What happens on a channel. */
export interface ChannelHandlers<Incoming> {
  readonly onMessage: (message: Incoming, body: Buffer) => void;
  /** Called once, whatever the reason; `cause` when the channel broke. */
  readonly onClose: (cause: Error | undefined) => void;
}

/**
 * Speaks in checked messages over a local socket.
 *
 * @param incoming what the other side may send; anything else breaks the channel.
 */
export function openChannel<Outgoing extends object, Schema extends z.ZodType>(
  socket: Socket,
  incoming: Schema,
  handlers: ChannelHandlers<z.output<Schema>>,
): Channel<Outgoing> {
  let cause: Error | undefined;
  const read = createFrameReader(({ header, body }) => handlers.onMessage(incoming.parse(header), body));

  socket.on('data', (piece: Buffer) => {
    if (socket.destroyed) return;
    try {
      read(piece);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error('broken channel'));
    }
  });
  socket.on('error', (error) => {
    cause = error;
  });
  // The other side ended: nothing can be answered any more, so no half-open channel is kept.
  socket.on('end', () => socket.destroy());
  if (socket.destroyed) queueMicrotask(() => handlers.onClose(undefined));
  else socket.once('close', () => handlers.onClose(cause));
  socket.resume();

  return {
    send(message, body) {
      if (!socket.writable) return;
      socket.cork();
      for (const piece of encodeFrame(message, body)) socket.write(piece);
      socket.uncork();
    },
    close: () => void socket.end(),
    destroy: () => void socket.destroy(),
  };
}
