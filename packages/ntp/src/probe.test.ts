import { afterEach, describe, expect, it } from 'vitest';
import { probeTimeServers } from './probe.js';
import { type Behaviour, type FakeServer, silent, startFakeServer, truthful } from './testing/fake-server.js';

const running: FakeServer[] = [];
async function start(...behaviours: readonly Behaviour[]): Promise<readonly string[]> {
  const servers = await Promise.all(behaviours.map(startFakeServer));
  running.push(...servers);
  return servers.map(({ address }) => address);
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

describe('the probe of the time servers', () => {
  it('tells who agrees, who lies, who keeps silent and who is not synchronised', async () => {
    const servers = await start(
      truthful(3_600_000),
      truthful(0),
      silent,
      truthful(0),
      truthful(0, { leap: 3 }),
    );
    const probe = await probeTimeServers({ servers, timeoutMs: 2_000 });
    expect(probe.servers.map(({ server, outcome }) => [server, outcome])).toEqual([
      [servers[0], 'contradicts'],
      [servers[1], 'agrees'],
      [servers[2], 'unusable'],
      [servers[3], 'agrees'],
      [servers[4], 'unusable'],
    ]);
    expect(probe.servers[2]).toMatchObject({ why: 'no answer within 2000 ms' });
    expect(probe.servers[4]).toMatchObject({ why: expect.stringContaining('leap 3') });
    expect(Math.abs(probe.offsetMs ?? Number.NaN)).toBeLessThan(2_000);
  });

  it('gives no offset when the servers contradict each other', async () => {
    const probe = await probeTimeServers({ servers: await start(truthful(3_600_000), truthful(0)) });
    expect(probe).not.toHaveProperty('offsetMs');
    expect(probe.servers.map(({ outcome }) => outcome)).toEqual(['contradicts', 'contradicts']);
  });

  it('gives no offset without an answer, and never rejects', async () => {
    const probe = await probeTimeServers({ servers: await start(silent), signal: AbortSignal.abort() });
    expect(probe).toEqual({ servers: [expect.objectContaining({ outcome: 'unusable' })] });
  });
});
