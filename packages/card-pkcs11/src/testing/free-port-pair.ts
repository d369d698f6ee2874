import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that a system hands out for connections: nobody takes a pair between its choice and its use. */
const LOWEST = 20_000;
const HIGHEST = 30_000;

/** Two ports in a row on which nobody listens, for a program that must be told its ports. */
export async function findFreePortPair(): Promise<readonly [number, number]> {
  const start = LOWEST + 2 * Math.floor((Math.random() * (HIGHEST - LOWEST)) / 2);
  for (let tried = 0; tried < HIGHEST - LOWEST; tried += 2) {
    const port = LOWEST + ((start - LOWEST + tried) % (HIGHEST - LOWEST));
    if ((await isFree(port)) && (await isFree(port + 1))) return [port, port + 1];
  }
  throw new Error(`no two free ports in a row between ${LOWEST} and ${HIGHEST}`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    // On every address, as the driver of the virtual reader listens.
    server.listen(port, '0.0.0.0');
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return true;
  } catch {
    return false;
  }
}
