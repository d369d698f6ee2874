/** Length of a packet without extension fields (RFC 5905 section 7.3). */
export const PACKET_BYTES = 48;

/** Version spoken. */
export const NTP_VERSION = 4;

/** Association modes of RFC 5905 that matter to a client. */
export const MODE = { client: 3, server: 4 } as const;

/** The fields of a packet that this client uses; timestamps are kept as the 64 bits received. */
export interface NtpPacket {
  /** 0 none, 1 last minute has 61 s, 2 last minute has 59 s, 3 not synchronised. */
  readonly leap: number;
  readonly version: number;
  readonly mode: number;
  /** 0 kiss-o'-death, 1 primary, 2–15 secondary, 16 not synchronised. */
  readonly stratum: number;
  /** Round trip to the primary source, in ms. */
  readonly rootDelayMs: number;
  /** Largest error to the primary source, in ms. */
  readonly rootDispersionMs: number;
  /** Four characters: the reason, in a kiss-o'-death. */
  readonly referenceId: string;
  readonly reference: bigint;
  readonly origin: bigint;
  readonly receive: bigint;
  readonly transmit: bigint;
}

/**
 * A client request. `transmit` may be any 64 bits that the server gives back as its origin timestamp: a
 * random number there cannot be guessed by someone who forges answers.
 */
export function encodeRequest(transmit: bigint): Uint8Array {
  const packet = new Uint8Array(PACKET_BYTES);
  const view = new DataView(packet.buffer);
  view.setUint8(0, (NTP_VERSION << 3) | MODE.client);
  view.setBigUint64(40, transmit);
  return packet;
}

/** Reads a packet; `undefined` when it is shorter than one. Extension fields and authenticators are not read. */
export function decodePacket(bytes: Uint8Array): NtpPacket | undefined {
  if (bytes.length < PACKET_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = view.getUint8(0);
  return {
    leap: head >> 6,
    version: (head >> 3) & 0b111,
    mode: head & 0b111,
    stratum: view.getUint8(1),
    rootDelayMs: readShort(view.getInt32(4)),
    rootDispersionMs: readShort(view.getUint32(8)),
    referenceId: readReferenceId(bytes.subarray(12, 16)),
    reference: view.getBigUint64(16),
    origin: view.getBigUint64(24),
    receive: view.getBigUint64(32),
    transmit: view.getBigUint64(40),
  };
}

/** NTP short format: 16 bits of seconds, 16 bits of fraction. */
function readShort(value: number): number {
  return (value * 1000) / 65_536;
}

function readReferenceId(bytes: Uint8Array): string {
  // Anything else than printable ASCII comes from the network and must not reach a journal.
  return String.fromCharCode(...bytes).replace(/[^\x20-\x7e]/g, '');
}
