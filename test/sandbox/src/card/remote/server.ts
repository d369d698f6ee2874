import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { listenOnLoopback } from '../../loopback/listen.js';
import type { Hardware } from '../hardware.js';
import { loadCardLibrary } from '../library/library.js';
import type { RawRsa } from '../signing.js';
import { serveConnection } from './connection.js';
import type { ReaderSide } from './reader-calls.js';

/** A running card server. */
export interface CardServer {
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the card library over a loopback socket to whoever holds the token. */
export async function serveCards(
  hardware: Hardware,
  options: {
    readonly token: string;
    readonly rawRsa?: RawRsa;
    readonly port?: number;
    /** What the Vitale cards sign. Default: nothing. */
    readonly vitale?: ReaderSide['vitale'];
  },
): Promise<CardServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const library = loadCardLibrary(hardware, {
      ...(options.rawRsa === undefined ? {} : { rawRsa: options.rawRsa }),
    });
    const { vitale } = options;
    const side = { hardware, ...(vitale === undefined ? {} : { vitale }) };
    serveConnection(socket, { library, side }, (candidate) => isSameText(candidate, options.token));
  });
  const { host, port } = await listenOnLoopback(server, options.port);
  return {
    host,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Compares in constant time; hashing first makes the lengths equal. */
function isSameText(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
