import type { NtpPacket } from '../packet/packet.js';
import { decodeTimestamp, type Nanoseconds } from '../timestamp/timestamp.js';

/** What one server said of the clock. */
export interface Sample {
  readonly server: string;
  readonly offsetMs: number;
  readonly delayMs: number;
  /** The true offset is within this distance of `offsetMs` if the server is right, in ms (RFC 5905 section 11.1). */
  readonly distanceMs: number;
  readonly stratum: number;
}

/**
 * Offset and delay of RFC 5905 section 8: `sent` and `received` are our times, the packet holds the server's.
 */
export function computeSample(
  server: string,
  packet: NtpPacket,
  times: { readonly sent: Nanoseconds; readonly received: Nanoseconds },
): Sample {
  const serverReceived = decodeTimestamp(packet.receive, times.sent);
  const serverSent = decodeTimestamp(packet.transmit, times.received);
  const offset = (serverReceived - times.sent + (serverSent - times.received)) / 2n;
  const delay = times.received - times.sent - (serverSent - serverReceived);
  const delayMs = Math.max(0, toMilliseconds(delay));
  return {
    server,
    offsetMs: toMilliseconds(offset),
    delayMs,
    distanceMs: (delayMs + Math.abs(packet.rootDelayMs)) / 2 + packet.rootDispersionMs,
    stratum: packet.stratum,
  };
}

function toMilliseconds(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1_000_000;
}
