import { MODE, type NtpPacket } from './packet.js';

/** Highest root delay and root dispersion of a server worth believing, in ms (RFC 5905: MAXDISP is 16 s). */
const MAX_ROOT_MS = 16_000;

interface Rule {
  /** Why the packet is refused, as an English phrase; nothing when this rule is kept. */
  readonly refuse: (packet: NtpPacket) => string | undefined;
}

/** Rules of RFC 4330 section 5 and RFC 5905 section 9.2 on an answer that belongs to our request, in order. */
const RULES: readonly Rule[] = [
  {
    refuse: ({ stratum, referenceId }) =>
      stratum === 0 ? `kiss-o'-death ${referenceId.trim() || 'without a reason'}` : undefined,
  },
  {
    refuse: ({ leap }) => (leap === 3 ? 'the server says it is not synchronised (leap 3)' : undefined),
  },
  {
    refuse: ({ stratum }) =>
      stratum > 15 ? `the server is not synchronised (stratum ${stratum})` : undefined,
  },
  {
    refuse: ({ version }) =>
      version < 3 || version > 4 ? `answer in version ${version} of the protocol` : undefined,
  },
  {
    refuse: ({ transmit, receive }) =>
      transmit === 0n || receive === 0n ? 'answer without its time stamps' : undefined,
  },
  {
    refuse: ({ transmit, receive }) =>
      // Modulo 2^64: an era may turn between the two.
      BigInt.asIntN(64, transmit - receive) < 0n ? 'answer sent before the question was received' : undefined,
  },
  {
    refuse: ({ reference, transmit }) =>
      reference !== 0n && BigInt.asIntN(64, transmit - reference) < 0n
        ? 'server synchronised after its own answer'
        : undefined,
  },
  {
    refuse: ({ rootDelayMs, rootDispersionMs }) =>
      Math.abs(rootDelayMs) >= MAX_ROOT_MS || rootDispersionMs >= MAX_ROOT_MS
        ? 'the server is too far from its reference'
        : undefined,
  },
];

/**
 * Whether a packet is an answer to the request that carried `transmit`. Others are ignored rather than
 * refused: anybody on the network can send one, and it must not keep the true answer from being used.
 */
export function answersRequest(packet: NtpPacket, transmit: bigint): boolean {
  return packet.mode === MODE.server && packet.origin === transmit;
}

/** Why an answer to our request cannot be used, as an English phrase; nothing when it can. */
export function findPacketRefusal(packet: NtpPacket): string | undefined {
  for (const rule of RULES) {
    const refusal = rule.refuse(packet);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
