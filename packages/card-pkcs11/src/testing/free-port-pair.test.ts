import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findFreePortPair } from './free-port-pair.js';

const held: Server[] = [];
const hold = async (port: number) => {
  const server = createServer().listen(port, '127.0.0.1');
  held.push(server);
  await once(server, 'listening');
};

describe('findFreePortPair', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    for (const server of held.splice(0)) server.close();
  });

  it('passes over a pair of which somebody holds a port, the first or the second', async () => {
    const [wanted] = await findFreePortPair();
    vi.spyOn(Math, 'random').mockReturnValue((wanted - 20_000) / 10_000 + 1e-9);
    expect(await findFreePortPair()).toEqual([wanted, wanted + 1]);
    await hold(wanted + 1);
    const [next] = await findFreePortPair();
    expect(next).toBeGreaterThan(wanted);
    await hold(next);
    expect((await findFreePortPair())[0]).toBeGreaterThan(next);
  });

  it('stays below the ports that the system hands out itself', async () => {
    const [first, second] = await findFreePortPair();
    expect(second).toBe(first + 1);
    expect(second).toBeLessThan(32_768);
  });
});
