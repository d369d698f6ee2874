import type { Server } from 'node:net';
import { z } from 'zod';

/** The one address every part of the sandbox listens on. */
export const LOOPBACK = '127.0.0.1';

const addressSchema = z.object({ port: z.number().int() });

/** Has a server listen on loopback; port 0 (default) takes a free one. @throws {Error} when the port is taken. */
export async function listenOnLoopback(
  server: Server,
  port = 0,
): Promise<{ readonly host: string; readonly port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { host: LOOPBACK, port: addressSchema.parse(server.address()).port };
}
