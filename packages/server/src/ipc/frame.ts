/**
 * Frame of the channel: 4 bytes length of the header, 4 bytes length of the body (big endian), the header in JSON,
 * then the body's bytes.
 */
const PREFIX_BYTES = 8;

/** Largest header: ids and names, and once the text of the settings. */
const MAX_HEADER_BYTES = 1024 * 1024;

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
 * Reads frames from bytes cut anywhere. A body is copied once, each piece as it comes: a large one costs no pause at
 * its end.
 *
 * @param maxBodyBytes largest body; it gets its memory as soon as it is announced, by a side that is trusted.
 * @returns what to call with each piece, in order.
 * @throws {FrameError} from that function, when a length is over its limit or a header is no JSON.
 */
export function createFrameReader(
  onFrame: (frame: Frame) => void,
  maxBodyBytes = MAX_BODY_BYTES,
): (piece: Buffer) => void {
  const pieces: Buffer[] = [];
  let available = 0;
  let lengths: Lengths | undefined;
  /** A frame whose body is not complete. */
  let coming: { readonly header: unknown; readonly body: Buffer; filled: number } | undefined;

  const take = (size: number): Buffer => {
    const [first] = pieces;
    if (first !== undefined && first.length > size) {
      available -= size;
      pieces[0] = first.subarray(size);
      return first.subarray(0, size);
    }
    const taken = Buffer.allocUnsafe(size);
    if (drain(taken) < size) throw new FrameError('bytes missing');
    return taken;
  };

  /** Moves what is there into `target`; returns how many bytes that were. */
  const drain = (target: Buffer): number => {
    let filled = 0;
    while (filled < target.length) {
      const piece = pieces.shift();
      if (piece === undefined) break;
      const copied = piece.copy(target, filled);
      if (copied < piece.length) pieces.unshift(piece.subarray(copied));
      filled += copied;
    }
    available -= filled;
    return filled;
  };

  return (piece) => {
    pieces.push(piece);
    available += piece.length;
    for (;;) {
      if (coming !== undefined) {
        const { header, body } = coming;
        coming.filled += drain(body.subarray(coming.filled));
        if (coming.filled < body.length) return;
        coming = undefined;
        onFrame({ header, body });
        continue;
      }
      if (lengths === undefined) {
        if (available < PREFIX_BYTES) return;
        lengths = readLengths(take(PREFIX_BYTES), maxBodyBytes);
      }
      if (available < lengths.header) return;
      const header = readHeader(take(lengths.header));
      const { body } = lengths;
      lengths = undefined;
      if (body <= available) onFrame({ header, body: body === 0 ? NO_BODY : take(body) });
      else coming = { header, body: Buffer.allocUnsafeSlow(body), filled: 0 };
    }
  };
}

interface Lengths {
  readonly header: number;
  readonly body: number;
}

function readLengths(prefix: Buffer, maxBodyBytes: number): Lengths {
  const header = prefix.readUInt32BE(0);
  const body = prefix.readUInt32BE(4);
  if (header > MAX_HEADER_BYTES || body > maxBodyBytes) throw new FrameError('length over the limit');
  return { header, body };
}

function readHeader(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new FrameError('header is not JSON', { cause });
  }
}
