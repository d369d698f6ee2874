import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { PageCertificate } from './page-certificate.js';

/** What a page of a test is made of. */
export interface ServedFile {
  /** Default `text/html; charset=utf-8`. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A web server of this machine, such as an integrator's. */
export interface PageServer {
  /** `https://localhost:<port>`, one of the origins that the sandbox's DC parameter allows. */
  readonly origin: string;
  readonly port: number;
  /** Serves a file, or replaces one; gives its address. */
  serve(path: string, file: ServedFile | string): string;
  stop(): Promise<void>;
}

/** Starts it on a free port of the loopback. */
export async function startPageServer({ cert, key }: PageCertificate): Promise<PageServer> {
  const files = new Map<string, ServedFile>();
  const server = createServer({ cert, key }, (request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'https://localhost').pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': file.type ?? 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      ...file.headers,
    });
    response.end(file.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `https://localhost:${port}`;
  return {
    origin,
    port,
    serve(path, file) {
      files.set(path, typeof file === 'string' ? { body: file } : file);
      return `${origin}${path}`;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
