import { BerError } from './ber.js';

/** The largest request that is read: a search is a few hundred bytes. */
const MAX_MESSAGE = 64 * 1024;
const SEQUENCE = 0x30;

/** Cuts a stream of bytes into messages, each of which tells its length (RFC 4511 5.1). */
export interface Framing {
  /** Messages that are whole with these bytes. @throws {BerError} */
  push(chunk: Uint8Array): readonly Uint8Array[];
  /** Whether a message has begun that is not whole. */
  pending(): boolean;
}

export function createFraming(): Framing {
  let waiting = Buffer.alloc(0);
  return {
    push(chunk) {
      waiting = Buffer.concat([waiting, chunk]);
      const messages: Uint8Array[] = [];
      for (let length = lengthOf(waiting); length !== undefined && waiting.length >= length; ) {
        messages.push(waiting.subarray(0, length));
        waiting = waiting.subarray(length);
        length = lengthOf(waiting);
      }
      return messages;
    },
    pending: () => waiting.length > 0,
  };
}

/** Length of the message that begins here; `undefined` as long as that is not told. */
function lengthOf(bytes: Buffer): number | undefined {
  const [tag, first] = bytes;
  if (tag === undefined) return undefined;
  if (tag !== SEQUENCE) throw new BerError('What comes is no message of LDAP.');
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const size = first - 0x80;
  if (size === 0 || size > 4)
    throw new BerError('The length of a message must be definite, in four bytes at most.');
  if (bytes.length < 2 + size) return undefined;
  const length = 2 + size + bytes.readUIntBE(2, size);
  if (length > MAX_MESSAGE) throw new BerError(`A message may have ${MAX_MESSAGE} bytes at most.`);
  return length;
}
