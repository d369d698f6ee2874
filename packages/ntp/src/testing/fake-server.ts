import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { decodePacket, MODE, NTP_VERSION, PACKET_BYTES } from '../packet/packet.js';
import { encodeTimestamp, nanosecondsOf } from '../timestamp/timestamp.js';

/** Fields of an answer that a test may bend. */
export interface AnswerFields {
  readonly leap?: number;
  readonly version?: number;
  readonly mode?: number;
  readonly stratum?: number;
  readonly referenceId?: string;
  readonly rootDelay?: number;
  readonly rootDispersion?: number;
  readonly reference?: bigint;
  readonly origin?: bigint;
  readonly receive?: bigint;
  readonly transmit?: bigint;
}

/** Builds the bytes of an answer. */
export function buildAnswer(fields: AnswerFields): Uint8Array {
  const packet = Buffer.alloc(PACKET_BYTES);
  packet[0] =
    ((fields.leap ?? 0) << 6) | ((fields.version ?? NTP_VERSION) << 3) | (fields.mode ?? MODE.server);
  packet[1] = fields.stratum ?? 2;
  packet.writeInt32BE(fields.rootDelay ?? 0, 4);
  packet.writeUInt32BE(fields.rootDispersion ?? 0, 8);
  packet.write(fields.referenceId ?? 'TEST', 12, 4, 'latin1');
  packet.writeBigUInt64BE(fields.reference ?? 0n, 16);
  packet.writeBigUInt64BE(fields.origin ?? 0n, 24);
  packet.writeBigUInt64BE(fields.receive ?? 0n, 32);
  packet.writeBigUInt64BE(fields.transmit ?? 0n, 40);
  return packet;
}

/** What a fake server does with a request: the answer's bytes, several, or nothing. */
export type Behaviour = (request: {
  readonly transmit: bigint;
  readonly from: RemoteInfo;
  readonly socket: Socket;
}) => readonly Uint8Array[];

/** A true answer, `offsetMs` away from this computer's clock. */
export function truthful(offsetMs: number, fields: AnswerFields = {}): Behaviour {
  return ({ transmit }) => {
    const stamp = encodeTimestamp(nanosecondsOf(new Date(Date.now() + offsetMs)));
    return [buildAnswer({ origin: transmit, receive: stamp, transmit: stamp, reference: stamp, ...fields })];
  };
}

/** A server that hears everything and says nothing. */
export const silent: Behaviour = () => [];

/** A server under the control of a test, on a loopback port of its own. */
export interface FakeServer {
  /** `127.0.0.1:port`. */
  readonly address: string;
  /** How many requests came. */
  readonly heard: () => number;
  become(behaviour: Behaviour): void;
  close(): Promise<void>;
}

/** Starts a fake server. */
export async function startFakeServer(behaviour: Behaviour): Promise<FakeServer> {
  const socket = createSocket('udp4');
  let current = behaviour;
  let heard = 0;
  socket.on('message', (bytes, from) => {
    heard += 1;
    const packet = decodePacket(bytes);
    if (packet === undefined) return;
    for (const answer of current({ transmit: packet.transmit, from, socket })) {
      socket.send(answer, from.port, from.address);
    }
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    heard: () => heard,
    become: (next) => {
      current = next;
    },
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
