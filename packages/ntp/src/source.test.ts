import { createSocket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { NtpError } from './errors.js';
import { createTimeSource } from './source.js';
import {
  type Behaviour,
  buildAnswer,
  type FakeServer,
  silent,
  startFakeServer,
  truthful,
} from './testing/fake-server.js';
import type { TimeSourceOptions } from './types.js';

const HOUR_MS = 3_600_000;
/** Bound of the measuring error on a computer however loaded, far under the offsets of the tests. */
const NEAR_MS = 60_000;
/** A server that answers at once that its time is not to be used. */
const unsynchronised = truthful(0, { leap: 3 });

const running: FakeServer[] = [];
async function start(...behaviours: readonly Behaviour[]): Promise<readonly FakeServer[]> {
  const servers = await Promise.all(behaviours.map(startFakeServer));
  running.push(...servers);
  return servers;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

function sourceOf(servers: readonly FakeServer[], options: TimeSourceOptions = {}) {
  return createTimeSource({ servers: servers.map(({ address }) => address), timeoutMs: 30_000, ...options });
}
async function failure(work: Promise<unknown>): Promise<NtpError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof NtpError)) throw new Error('an NtpError was expected', { cause: error });
  return error;
}

describe('a time source', () => {
  it('measures the offset of a server and applies it to its clock', async () => {
    const source = sourceOf(await start(truthful(-HOUR_MS)));
    expect(source.current()).toBeUndefined();
    const { offsetMs, delayMs, server } = await source.synchronise();
    // The error of a measure is at most half of its delay; the clocks are read to a millisecond.
    expect(Math.abs(offsetMs + HOUR_MS)).toBeLessThan(delayMs / 2 + 20);
    expect(delayMs).toBeGreaterThanOrEqual(0);
    expect(server).toBe(running[0]!.address);
    expect(Math.abs(source.clock().now().getTime() - (Date.now() - HOUR_MS))).toBeLessThan(NEAR_MS);
  });

  it('asks nobody before it is needed, then once an hour', async () => {
    let steady = 0;
    let system = Date.now();
    const [server] = await start(truthful(60_000));
    const source = sourceOf([server!], { steadyMs: () => steady, clock: { now: () => new Date(system) } });
    expect(server!.heard()).toBe(0);
    await source.synchronise();
    steady += HOUR_MS - 1;
    system += HOUR_MS - 1;
    await source.synchronise();
    expect(server!.heard()).toBe(1);
    steady += 1;
    system += 1;
    await source.synchronise();
    expect(server!.heard()).toBe(2);
  });

  it('measures again when the system clock was changed', async () => {
    let system = Date.now();
    const [server] = await start(truthful(0));
    const source = sourceOf([server!], { steadyMs: () => 0, clock: { now: () => new Date(system) } });
    await source.synchronise();
    system -= 2 * HOUR_MS;
    const { offsetMs } = await source.synchronise();
    expect(server!.heard()).toBe(2);
    expect(Math.abs(offsetMs - 2 * HOUR_MS)).toBeLessThan(NEAR_MS);
  });

  it('serves callers that come together with one exchange', async () => {
    const [server] = await start(truthful(0));
    const source = sourceOf([server!]);
    const [one, two] = await Promise.all([source.synchronise(), source.synchronise()]);
    expect(one).toEqual(two);
    expect(server!.heard()).toBe(1);
  });

  it('follows the majority against a liar', async () => {
    const source = sourceOf(await start(truthful(HOUR_MS), truthful(0), truthful(1), truthful(2)));
    const { offsetMs } = await source.synchronise();
    expect(Math.abs(offsetMs)).toBeLessThan(NEAR_MS);
  });

  it('does not wait for a silent server once most agree', async () => {
    const source = sourceOf(await start(silent, truthful(0), truthful(0)), { timeoutMs: 3_600_000 });
    await expect(source.synchronise()).resolves.toBeDefined();
  });

  it('refuses two servers that contradict each other', async () => {
    const source = sourceOf(await start(truthful(HOUR_MS), truthful(0)));
    const error = await failure(source.synchronise());
    expect(error.code).toBe('NTP_DISAGREEMENT');
    expect(error.message).toContain(running[0]!.address);
  });

  it.each([
    ["kiss-o'-death", truthful(0, { stratum: 0, referenceId: 'DENY' }), "kiss-o'-death DENY"],
    ['an unsynchronised server', truthful(0, { leap: 3 }), 'leap 3'],
  ])('refuses the answer of %s and names the server', async (_, behaviour, why) => {
    const [server] = await start(behaviour);
    const error = await failure(sourceOf([server!]).synchronise());
    expect(error.code).toBe('NTP_UNREACHABLE');
    expect(error.attempts).toEqual([{ server: server!.address, why: expect.stringContaining(why) }]);
    expect(error.message).toContain(server!.address);
  });

  it('leaves alone a server that asked for it', async () => {
    const [server] = await start(truthful(0, { stratum: 0, referenceId: 'RATE' }));
    let steady = 0;
    const source = sourceOf([server!], { steadyMs: () => steady });
    await failure(source.synchronise());
    expect((await failure(source.synchronise())).attempts[0]?.why).toContain('not asked');
    expect(server!.heard()).toBe(1);
    server!.become(truthful(0));
    steady += 5 * 60_000;
    await expect(source.synchronise()).resolves.toBeDefined();
  });

  it('ignores a replayed or invented answer and uses the true one that follows', async () => {
    const replaying: Behaviour = (request) => [
      buildAnswer({ origin: 42n, receive: 1n, transmit: 1n }),
      new Uint8Array(12),
      ...truthful(-HOUR_MS, { origin: request.transmit ^ 1n })(request),
      ...truthful(0)(request),
    ];
    const { offsetMs } = await sourceOf(await start(replaying)).synchronise();
    expect(Math.abs(offsetMs)).toBeLessThan(NEAR_MS);
  });

  it('ignores what comes from another address', async () => {
    const spoofer = createSocket('udp4');
    const spoofed: Behaviour = (request) => {
      const [lie] = truthful(HOUR_MS)(request);
      // The true answer leaves once the forged one, sent from another port, is on its way.
      spoofer.send(lie!, request.from.port, request.from.address, () => {
        const [truth] = truthful(0)(request);
        request.socket.send(truth!, request.from.port, request.from.address);
      });
      return [];
    };
    try {
      const { offsetMs } = await sourceOf(await start(spoofed)).synchronise();
      expect(Math.abs(offsetMs)).toBeLessThan(NEAR_MS);
    } finally {
      spoofer.close();
    }
  });

  it('says that a silent server kept silent', async () => {
    const [server] = await start(silent);
    const error = await failure(sourceOf([server!], { timeoutMs: 50 }).synchronise());
    expect(error.code).toBe('NTP_UNREACHABLE');
    expect(error.message).toContain(`${server!.address} (no answer within 50 ms)`);
  });

  it('says that nothing listens at the port', async () => {
    const [server] = await start(silent);
    await running.splice(0)[0]!.close();
    const error = await failure(sourceOf([server!], { timeoutMs: 2_000 }).synchronise());
    expect(error.code).toBe('NTP_UNREACHABLE');
  });

  it('keeps the previous offset when the hourly measure fails, and does not try at each call', async () => {
    let steady = 0;
    let system = Date.now();
    const [server] = await start(truthful(60_000));
    const source = sourceOf([server!], {
      steadyMs: () => steady,
      clock: { now: () => new Date(system) },
    });
    const first = await source.synchronise();
    server!.become(unsynchronised);
    steady += HOUR_MS;
    system += HOUR_MS;
    expect(await source.synchronise()).toEqual(first);
    expect(await source.synchronise()).toEqual(first);
    expect(server!.heard()).toBe(2);
  });

  it('recovers by itself when the servers come back', async () => {
    const [server] = await start(unsynchronised);
    const source = sourceOf([server!]);
    await failure(source.synchronise());
    server!.become(truthful(0));
    await expect(source.synchronise()).resolves.toBeDefined();
  });

  it('lets a caller give up without ending the exchange of the others', async () => {
    let answer = (): void => {};
    let wasHeard = (): void => {};
    const heard = new Promise<void>((resolve) => {
      wasHeard = resolve;
    });
    const held: Behaviour = (request) => {
      answer = () => request.socket.send(truthful(0)(request)[0]!, request.from.port, request.from.address);
      wasHeard();
      return [];
    };
    const source = sourceOf(await start(held));
    const controller = new AbortController();
    const given = failure(source.synchronise(controller.signal));
    const patient = source.synchronise();
    await heard;
    controller.abort();
    expect((await given).code).toBe('NTP_ABORTED');
    answer();
    await expect(patient).resolves.toBeDefined();
  });

  it.each([
    [{ servers: [] }],
    [{ servers: ['a b'] }],
    [{ port: 0 }],
    [{ timeoutMs: 0 }],
    [{ refreshMs: Number.NaN }],
  ])('cannot be made with %o', (options) => {
    expect(() => createTimeSource(options)).toThrow(expect.objectContaining({ code: 'NTP_CONFIGURATION' }));
  });
});
