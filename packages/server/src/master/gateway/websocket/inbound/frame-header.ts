/** Head of a WebSocket frame (RFC 6455, 5.2). */
export interface FrameHeader {
  readonly fin: boolean;
  /** The three reserved bits. */
  readonly reserved: number;
  readonly opcode: number;
  /** Key of the mask; a client has to send one. */
  readonly mask: Buffer | undefined;
  /** Bytes of the payload. */
  readonly length: number;
  /** Bytes of the head itself. */
  readonly size: number;
}

/** Longest head: two bytes, a length of eight, a mask of four. */
export const MAX_HEADER_BYTES = 14;

export const OPCODES = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** A control frame carries no more (RFC 6455, 5.5). */
const MAX_CONTROL_BYTES = 125;

/** Reads a head; undefined while bytes of it are missing. */
export function readFrameHeader(bytes: Buffer): FrameHeader | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const size = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < size) return undefined;
  return {
    fin: (first & 0x80) !== 0,
    reserved: (first & 0x70) >> 4,
    opcode: first & 0x0f,
    mask: masked ? bytes.subarray(size - 4, size) : undefined,
    length: readLength(bytes, short, lengthBytes),
    size,
  };
}

function readLength(bytes: Buffer, short: number, lengthBytes: number): number {
  if (lengthBytes === 0) return short;
  // Beyond 2^53 it is inexact, and far over every limit.
  return lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
}

export function isControl({ opcode }: Pick<FrameHeader, 'opcode'>): boolean {
  return opcode >= OPCODES.close;
}

const KNOWN: ReadonlySet<number> = new Set(Object.values(OPCODES));

/** Whether a client may send such a frame now. `within`: a message was begun and is not complete. */
export function isAllowed(header: FrameHeader, within: boolean): boolean {
  const { fin, reserved, opcode, mask, length } = header;
  if (reserved !== 0 || mask === undefined || !KNOWN.has(opcode)) return false;
  if (isControl(header)) return fin && length <= MAX_CONTROL_BYTES;
  return within === (opcode === OPCODES.continuation);
}
