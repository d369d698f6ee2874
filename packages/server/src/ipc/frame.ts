/**
 * Frame of the channel: 4 bytes length of the header, 4 bytes length of the body (big endian), the header in JSON,
 * then the body's bytes.
 */
const PREFIX_BYTES = 8;

/** Largest header: ids and names only. */
const MAX_HEADER_BYTES = 256 * 1024;

/** Largest body: the largest request of the contract with room for a larger answer. */
const MAX_BODY_BYTES = 512 * 1024 * 1024;

const NO_BODY = Buffer.alloc(0);

/** A frame as it was received; the header is not checked yet. */
export interface Frame {
  readonly header: unknown;
  readonly body: Buffer;
}

/** Why the bytes of a channel are no frame: the peer is broken, the channel has to be dropped. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** Bytes of one frame, in pieces so that a large body is not copied. */
export function encodeFrame(header: object, body: Uint8Array = NO_BODY): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  if (text.length > MAX_HEADER_BYTES) throw new FrameError('header too large');
  if (body.length > MAX_BODY_BYTES) throw new FrameError('body too large');
  const head = Buffer.allocUnsafe(PREFIX_BYTES + text.length);
  head.writeUInt32BE(text.length, 0);
  head.writeUInt32BE(body.length, 4);
  text.copy(head, PREFIX_BYTES);
  return body.length === 0 ? [head] : [head, body];
}

/**
 * Reads frames from bytes cut anywhere. A body is gathered once, whatever the number of pieces it comes in.
 *
 * @returns what to call with each piece, in order.
 * @throws {FrameError} from that function, when a length is over its limit or a header is no JSON.
 */
export function createFrameReader(onFrame: (frame: Frame) => void): (piece: Buffer) => void {
  const pieces: Buffer[] = [];
  let available = 0;
  let lengths: { readonly header: number; readonly body: number } | undefined;

  const take = (size: number): Buffer => {
    available -= size;
    const [first] = pieces;
    if (first !== undefined && first.length > size) {
      pieces[0] = first.subarray(size);
      return first.subarray(0, size);
    }
    const taken: Buffer[] = [];
    for (let missing = size; missing > 0; ) {
      const piece = pieces.shift();
      if (piece === undefined) throw new FrameError('bytes missing');
      taken.push(piece.subarray(0, missing));
      if (piece.length > missing) pieces.unshift(piece.subarray(missing));
      missing -= Math.min(missing, piece.length);
    }
    const [only] = taken;
    return taken.length === 1 && only !== undefined ? only : Buffer.concat(taken, size);
  };

  return (piece) => {
    pieces.push(piece);
    available += piece.length;
    for (;;) {
      if (lengths === undefined) {
        if (available < PREFIX_BYTES) return;
        lengths = readLengths(take(PREFIX_BYTES));
      }
      if (available < lengths.header + lengths.body) return;
      const header = readHeader(take(lengths.header));
      const body = lengths.body === 0 ? NO_BODY : take(lengths.body);
      lengths = undefined;
      onFrame({ header, body });
    }
  };
}

function readLengths(prefix: Buffer) {
  const header = prefix.readUInt32BE(0);
  const body = prefix.readUInt32BE(4);
  if (header > MAX_HEADER_BYTES || body > MAX_BODY_BYTES) throw new FrameError('length over the limit');
  return { header, body };
}

function readHeader(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new FrameError('header is not JSON', { cause });
  }
}
