import {
  type FrameHeader,
  isAllowed,
  isControl,
  MAX_HEADER_BYTES,
  OPCODES,
  readFrameHeader,
} from './frame-header.js';
import { createMessageBytes } from './message-bytes.js';
import { createUtf8Check } from './utf8-check.js';

/** Codes of the Close for what a client must not send (RFC 6455, 7.4.1; js-api 1.2). */
export const VIOLATIONS = { protocol: 1002, notUtf8: 1007, tooManyFragments: 1008, tooLarge: 1009 } as const;

/** See {@link VIOLATIONS}. */
export type Violation = (typeof VIOLATIONS)[keyof typeof VIOLATIONS];

/** What becomes of what a client sends. */
export interface FrameHandlers {
  /** Bytes of a control frame as they came, head and mask included, in order. */
  control(bytes: Buffer): void;
  /** How much of the message under way is held so far; false: there is no room for it. */
  holds(bytes: number): boolean;
  /** A message that was asked for. */
  message(pieces: Buffer[], size: number, isText: boolean): void;
  /** There was no room for the message under way: what was held of it. The rest is read and dropped. */
  dropped(pieces: Buffer[]): void;
  /** The client broke the protocol: nothing more is read. */
  violation(code: Violation): void;
}

/** What is read of a client. */
export interface MessageLimits {
  /** `first`: later messages are read and dropped (js-api 12.1). `every`: all of them, one after the other. */
  readonly wanted: 'first' | 'every';
  readonly maxMessageBytes: number;
  readonly maxFragments: number;
}

interface Payload {
  readonly header: FrameHeader;
  readonly mask: Buffer;
  position: number;
}

/**
 * Reads the frames of a client as their bytes come: each byte is handled once and at once, so that a large message
 * costs its share of time with each of its pieces and nothing at its end.
 *
 * @returns what to call with each piece, in order.
 */
export function createFrameReader(handlers: FrameHandlers, limits: MessageLimits): (piece: Buffer) => void {
  const held = createMessageBytes();
  let head = Buffer.alloc(0);
  let payload: Payload | undefined;
  /** Of the message under way: what it is, what it has. */
  let message: { readonly isText: boolean; size: number; fragments: number } | undefined;
  let utf8 = createUtf8Check();
  /** Whether the message under way, or the next one, is asked for. */
  let isWanted = true;
  let stopped = false;

  const stop = (code: Violation) => {
    stopped = true;
    held.take();
    handlers.violation(code);
  };

  const begin = (header: FrameHeader, bytes: Buffer) => {
    const { mask, opcode, length } = header;
    if (mask === undefined || !isAllowed(header, message !== undefined)) return stop(VIOLATIONS.protocol);
    payload = { header, mask: Buffer.from(mask), position: 0 };
    if (isControl(header)) return handlers.control(bytes);
    message ??= { isText: opcode === OPCODES.text, size: 0, fragments: 0 };
    message.size += length;
    message.fragments += 1;
    if (message.size > limits.maxMessageBytes) return stop(VIOLATIONS.tooLarge);
    if (message.fragments > limits.maxFragments) stop(VIOLATIONS.tooManyFragments);
  };

  const pass = ({ header, mask, position }: Payload, part: Buffer) => {
    if (isControl(header)) return handlers.control(part);
    if (!isWanted) return;
    const added = held.add(part, mask, position, header.length - position);
    if (!handlers.holds(held.size)) {
      isWanted = false;
      handlers.dropped(held.take());
    } else if (message?.isText === true && !added.every((bytes) => utf8.accepts(bytes))) {
      stop(VIOLATIONS.notUtf8);
    }
  };

  const end = ({ header }: Payload) => {
    payload = undefined;
    if (isControl(header) || !header.fin || message === undefined) return;
    const { isText, size } = message;
    message = undefined;
    const isComplete = utf8.isComplete();
    const wasWanted = isWanted;
    utf8 = createUtf8Check();
    isWanted = limits.wanted === 'every';
    if (!wasWanted) return;
    if (isText && !isComplete) return stop(VIOLATIONS.notUtf8);
    handlers.message(held.take(), size, isText);
  };

  return (piece) => {
    let rest = piece;
    while (!stopped) {
      if (payload === undefined) {
        const known = head.length;
        const bytes = Buffer.concat([head, rest.subarray(0, MAX_HEADER_BYTES - known)]);
        const header = readFrameHeader(bytes);
        if (header === undefined) {
          head = bytes;
          return;
        }
        head = Buffer.alloc(0);
        rest = rest.subarray(header.size - known);
        begin(header, bytes.subarray(0, header.size));
      } else {
        const part = rest.subarray(0, payload.header.length - payload.position);
        rest = rest.subarray(part.length);
        if (part.length > 0) pass(payload, part);
        payload.position += part.length;
        if (payload.position < payload.header.length) return;
        if (!stopped) end(payload);
      }
    }
  };
}
