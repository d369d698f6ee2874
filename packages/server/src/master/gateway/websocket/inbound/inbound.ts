import type { Duplex } from 'node:stream';
import { gatherBytes } from '../../gather-bytes.js';
import { paceSocket } from './paced-socket.js';
import { createFrameReader, type MessageLimits, type Violation } from './read-frames.js';

/** Who receives what a client sends. */
export interface InboundReceiver {
  /** How many bytes of the message under way are held; false: there is no room for it. */
  holds(bytes: number): boolean;
  /** A message: the first, or every one, as was asked for. The bytes of a large one are put together later. */
  message(body: Buffer | Promise<Buffer>, isText: boolean): void;
  /** What was held of a message for which there is no room. */
  dropped(beginning: Buffer): void;
  /** What the client sent must not be: the socket is to be closed with this code. */
  violation(code: Violation): void;
}

/** The receiving side of a WebSocket. */
export interface Inbound {
  /** For `ws`: the connection without the messages, which leaves the control frames and the sending. */
  readonly socket: Duplex;
  /** To be called before the next turn of the event loop. */
  receive(receiver: InboundReceiver): void;
}

/**
 * Receives in the place of `ws`, which collects a frame, then copies and unmasks it as a whole: hundreds of
 * milliseconds in which no other application is answered (issue 4, large messages).
 */
export function openInbound(connection: Duplex, limits: MessageLimits): Inbound {
  let receiver: InboundReceiver | undefined;
  let forward: (bytes: Buffer) => void = () => {};

  const read = createFrameReader(
    {
      control: (bytes) => forward(bytes),
      holds: (bytes) => receiver?.holds(bytes) ?? false,
      message(pieces, size, isText) {
        const [only] = pieces;
        const body = pieces.length === 1 && only !== undefined ? only : gatherBytes(pieces, size);
        receiver?.message(body, isText);
      },
      dropped: (pieces) => receiver?.dropped(pieces[0] ?? Buffer.alloc(0)),
      violation: (code) => receiver?.violation(code),
    },
    limits,
  );
  return {
    socket: paceSocket(connection, (piece, push) => {
      forward = push;
      read(piece);
    }),
    receive(by) {
      receiver = by;
    },
  };
}
