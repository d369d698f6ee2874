import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that a system hands out for connections: nobody takes one between its choice and its use. */
const LOWEST = 10_000;
const HIGHEST = 20_000;

/** A port of the loopback on which nobody listens, for a program that must be told its port. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
