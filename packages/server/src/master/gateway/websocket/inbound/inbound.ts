import type { Duplex } from 'node:stream';
import { gatherBytes } from '../../gather-bytes.js';
import { paceSocket } from './paced-socket.js';
import { createFrameReader, type MessageLimits, type Violation } from './read-frames.js';

/** Who receives what a client sends. */
export interface InboundReceiver {
  /** How many bytes of the first message are held; false: there is no room, nothing more is read. */
  holds(bytes: number): boolean;
  /** The first message, and the only one: later ones are dropped as they come. */
  message(body: Buffer, isText: boolean): void;
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
        if (pieces.length === 1 && only !== undefined) receiver?.message(only, isText);
        else void gatherBytes(pieces, size).then((body) => receiver?.message(body, isText));
      },
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
