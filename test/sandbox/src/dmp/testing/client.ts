import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import type { Credential } from './pki.js';

/** An answer of the simulator. */
export interface TestAnswer {
  readonly http: number;
  readonly contentType: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

/** A client over real TLS, with or without a client certificate. */
export interface TestClient {
  post(
    path: string,
    contentType: string,
    body: string | Uint8Array,
    method?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<TestAnswer>;
  close(): void;
}

export function makeClient(o: {
  readonly port: number;
  readonly authorities: string;
  readonly identity?: Credential;
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3';
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
  readonly ciphers?: string;
  readonly keepAlive?: boolean;
}): TestClient {
  const { port, authorities, identity, keepAlive = true, ...tls } = o;
  const agent = new Agent({
    ca: authorities,
    keepAlive,
    ...tls,
    ...(identity === undefined ? {} : { cert: identity.certificate, key: identity.key }),
  });
  return {
    post: (path, contentType, body, method = 'POST', headers = {}) =>
      new Promise((resolve, reject) => {
        const outgoing = request(
          {
            host: 'localhost',
            port,
            path,
            method,
            agent,
            family: 4,
            headers: { 'content-type': contentType, ...headers },
          },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('error', reject);
            response.on('end', () => {
              const whole = Buffer.concat(chunks);
              resolve({
                http: response.statusCode ?? 0,
                contentType: response.headers['content-type'] ?? '',
                headers: response.headers,
                body: whole,
                text: whole.toString('utf8'),
              });
            });
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}
