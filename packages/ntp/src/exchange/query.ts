import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { answersRequest, findPacketRefusal } from '../packet/check.js';
import { decodePacket, encodeRequest } from '../packet/packet.js';
import type { ServerAddress } from '../server-address.js';
import type { Nanoseconds } from '../timestamp/timestamp.js';
import { computeSample, type Sample } from './sample.js';

/** Where and how to ask. */
export interface Query {
  readonly server: ServerAddress;
  /** Our time, with more than millisecond precision. */
  readonly now: () => Nanoseconds;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** A sample, or the English phrase that says why there is none. */
export type QueryOutcome =
  | { readonly usable: true; readonly sample: Sample }
  | { readonly usable: false; readonly server: string; readonly why: string; readonly kiss?: string };

/** Why there is no sample from a server that kept silent. */
export const NO_ANSWER = 'no answer in time';

/** Asks one server; never rejects. Waits for the signal when the server keeps silent. */
export async function queryServer(query: Query): Promise<QueryOutcome> {
  const server = query.server.name;
  try {
    const resolved = await Promise.race([lookup(query.server.host), aborted(query.signal)]);
    if (resolved === undefined) return { usable: false, server, why: 'its name was not resolved in time' };
    return await exchange(query, resolved.address, resolved.family === 6 ? 'udp6' : 'udp4');
  } catch (error) {
    return { usable: false, server, why: describe(error) };
  }
}

function exchange(query: Query, address: string, family: 'udp4' | 'udp6'): Promise<QueryOutcome> {
  const { now, signal } = query;
  const { name: server, port } = query.server;
  const transmit = randomBytes(8).readBigUInt64BE();
  const socket = createSocket(family);
  return new Promise<QueryOutcome>((resolve) => {
    let sent = now();
    const finish = (outcome: QueryOutcome): void => {
      signal.removeEventListener('abort', onAbort);
      socket.removeAllListeners();
      // An error of a socket already answered for must not end the process.
      socket.on('error', () => {});
      socket.close();
      resolve(outcome);
    };
    const fail = (why: string, kiss?: string): void =>
      finish({ usable: false, server, why, ...(kiss === undefined ? {} : { kiss }) });
    const onAbort = (): void => fail(NO_ANSWER);

    // The wait may be over since the name was resolved: then nothing would end it.
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('error', (error) => fail(describe(error)));
    socket.on('message', (bytes) => {
      const received = now();
      const packet = decodePacket(bytes);
      if (packet === undefined || !answersRequest(packet, transmit)) return;
      const refusal = findPacketRefusal(packet);
      if (refusal === undefined) {
        finish({ usable: true, sample: computeSample(server, packet, { sent, received }) });
      } else {
        fail(refusal, packet.stratum === 0 ? packet.referenceId : undefined);
      }
    });
    // A connected socket hands over only what comes from that address and port.
    socket.connect(port, address, () => {
      sent = now();
      socket.send(encodeRequest(transmit), (error) => {
        if (error !== null) fail(describe(error));
      });
    });
  });
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

function describe(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'the exchange failed';
}
