import type { NtpSettings } from './control.js';
import { toNtpTimestamp } from './timestamp.js';

/** Length of an SNTP packet without extension (RFC 5905, section 7.3). */
export const PACKET_LENGTH = 48;

const CLIENT_MODE = 3;
const SERVER_MODE = 4;

/** What of a request the answer repeats. */
export interface NtpRequest {
  readonly version: number;
  readonly poll: number;
  /** The client's transmit time stamp, which comes back as origin. */
  readonly transmit: bigint;
}

/** Reads a client's request; anything else gives nothing, as a real server does not answer it. */
export function readRequest(packet: Buffer): NtpRequest | undefined {
  if (packet.length < PACKET_LENGTH) return undefined;
  const first = packet.readUInt8(0);
  const version = (first >> 3) & 7;
  if ((first & 7) !== CLIENT_MODE || version < 3 || version > 4) return undefined;
  return { version, poll: packet.readUInt8(2), transmit: packet.readBigUInt64BE(40) };
}

/**
 * Writes the answer of a server.
 *
 * @param received when the request came, milliseconds since 1970, already shifted by the server's offset.
 * @param sent when the answer leaves, likewise.
 */
export function writeAnswer(
  request: NtpRequest,
  settings: NtpSettings,
  received: number,
  sent: number,
): Buffer {
  const packet = Buffer.alloc(PACKET_LENGTH);
  const isKiss = settings.kiss !== null;
  packet.writeUInt8(((isKiss ? 3 : settings.leap) << 6) | (request.version << 3) | SERVER_MODE, 0);
  packet.writeUInt8(isKiss ? 0 : settings.stratum, 1);
  packet.writeUInt8(request.poll, 2);
  packet.writeInt8(-20, 3);
  packet.writeUInt32BE(ROOT_DELAY, 4);
  packet.writeUInt32BE(ROOT_DISPERSION, 8);
  packet.write(settings.kiss ?? REFERENCE, 12, 4, 'latin1');
  packet.writeBigUInt64BE(toNtpTimestamp(sent - REFERENCE_AGE_MS), 16);
  packet.writeBigUInt64BE(settings.wrongOrigin ? request.transmit ^ 1n : request.transmit, 24);
  packet.writeBigUInt64BE(toNtpTimestamp(received), 32);
  packet.writeBigUInt64BE(toNtpTimestamp(sent), 40);
  return packet;
}

/** 16.16 fixed point seconds: about 1 ms. */
const ROOT_DELAY = 66;
const ROOT_DISPERSION = 66;
/** Name of an uncalibrated local clock (RFC 4330, section 4). */
const REFERENCE = 'LOCL';
const REFERENCE_AGE_MS = 16_000;
