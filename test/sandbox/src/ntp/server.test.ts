import { createSocket, type Socket } from 'node:dgram';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startNtpServer } from './server.js';

const server = await startNtpServer();
let socket: Socket;

beforeEach(() => {
  socket = createSocket('udp4');
  server.control.set({ offsetMs: 0, silent: false, stratum: 2, leap: 0, kiss: null, wrongOrigin: false });
});
afterEach(() => socket.close());
afterAll(() => server.close());

const ORIGIN = 0x1234_5678_9abc_def0n;

function makeRequest(first = 0x23): Buffer {
  const packet = Buffer.alloc(48);
  packet.writeUInt8(first, 0);
  packet.writeUInt8(6, 2);
  packet.writeBigUInt64BE(ORIGIN, 40);
  return packet;
}

/** Sends packets, the last of which is answered, and returns the first answer. */
async function ask(...packets: readonly Buffer[]): Promise<Buffer> {
  const answer = new Promise<Buffer>((resolve) => socket.once('message', resolve));
  for (const packet of packets) {
    await new Promise<void>((resolve) => socket.send(packet, server.port, server.host, () => resolve()));
  }
  return await answer;
}

const toMilliseconds = (stamp: bigint): number => (Number(stamp) / 2 ** 32 - 2_208_988_800) * 1000;

describe('the time server', () => {
  it('answers as a stratum 2 server and repeats the time stamp of the request', async () => {
    const before = Date.now();
    const answer = await ask(makeRequest());
    const after = Date.now();
    expect(answer).toHaveLength(48);
    expect(answer.readUInt8(0)).toBe(0x24);
    expect(answer.readUInt8(1)).toBe(2);
    expect(answer.readUInt8(2)).toBe(6);
    expect(answer.readBigUInt64BE(24)).toBe(ORIGIN);
    const [received, sent] = [
      toMilliseconds(answer.readBigUInt64BE(32)),
      toMilliseconds(answer.readBigUInt64BE(40)),
    ];
    expect(received).toBeGreaterThanOrEqual(before - 1);
    expect(sent).toBeGreaterThanOrEqual(received);
    expect(sent).toBeLessThanOrEqual(after + 1);
  });

  it('answers version 3 with version 3', async () => {
    expect((await ask(makeRequest(0x1b))).readUInt8(0)).toBe(0x1c);
  });

  it('shifts both of its time stamps', async () => {
    server.control.set({ offsetMs: 86_400_000 });
    const now = Date.now();
    const answer = await ask(makeRequest());
    for (const position of [32, 40]) {
      const shift = toMilliseconds(answer.readBigUInt64BE(position)) - now;
      expect(Math.abs(shift - 86_400_000)).toBeLessThan(10_000);
    }
  });

  it('sends a kiss-o’-death with stratum 0, its code and an alarm', async () => {
    server.control.set({ kiss: 'DENY' });
    const answer = await ask(makeRequest());
    expect(answer.readUInt8(0) >> 6).toBe(3);
    expect(answer.readUInt8(1)).toBe(0);
    expect(answer.toString('latin1', 12, 16)).toBe('DENY');
  });

  it('tells another stratum or leap, or a wrong origin', async () => {
    server.control.set({ stratum: 16, leap: 3, wrongOrigin: true });
    const answer = await ask(makeRequest());
    expect([answer.readUInt8(0) >> 6, answer.readUInt8(1)]).toEqual([3, 16]);
    expect(answer.readBigUInt64BE(24)).not.toBe(ORIGIN);
  });

  it('does not answer what is not a client’s request', async () => {
    const before = server.control.requests();
    // A server's packet, a short one, version 7: the only answer is that of the good one behind them.
    const answer = await ask(
      makeRequest(0x24),
      makeRequest().subarray(0, 40),
      makeRequest(0x3b),
      makeRequest(),
    );
    expect(answer.readUInt8(0)).toBe(0x24);
    expect(server.control.requests()).toBe(before + 1);
  });

  it('receives and says nothing when silent', async () => {
    server.control.set({ silent: true });
    const before = server.control.requests();
    let answers = 0;
    socket.on('message', () => {
      answers += 1;
    });
    await new Promise<void>((resolve) =>
      socket.send(makeRequest(), server.port, server.host, () => resolve()),
    );
    await expect.poll(() => server.control.requests()).toBe(before + 1);
    server.control.set({ silent: false });
    await ask(makeRequest());
    expect(answers).toBe(1);
  });
});
