import { constants } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { CIPHER_SUITES } from '../tls/cipher-suites.js';
import { guardConnection } from '../tls/guard.js';

/** The services behind mutual TLS, and how to stop them. */
export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly cert: string;
  readonly key: string;
  readonly clientAuthorities: string;
  readonly port: number;
  /** `false` leaves every certificate to `judge`, and a client without one to the handler. Default `true`. */
  readonly rejectUnauthorized?: boolean;
  /** Why the client certificates (DER, the client's own first) are refused, or `undefined`. */
  readonly judge: (certificates: readonly Uint8Array[]) => string | undefined;
  /** A handshake ended without HTTP. */
  readonly onRefusedHandshake: (reason: string, certificates: readonly Uint8Array[]) => void;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
}

/** The simulator never listens elsewhere. */
const LOOPBACK = '127.0.0.1';

/** Listens on loopback: TLS 1.2 only, the DMP's suites, client certificate required (dmp-transactions 8). */
export async function listen(options: ListenOptions): Promise<Listener> {
  const https = createServer(tlsOptions(options), options.onRequest);
  https.on('tlsClientError', (error: NodeJS.ErrnoException) => {
    // A connection cut by the other side, or by the guard after its alert, is no refusal of ours.
    if (error.code?.startsWith('ERR_SSL_') === true) options.onRefusedHandshake(error.code, []);
  });
  const open = new Set<Socket>();
  const tcp = createTcpServer((raw) => {
    open.add(raw);
    raw.on('close', () => open.delete(raw));
    raw.setNoDelay(true);
    const guarded = guardConnection(raw, (certificates) => {
      const reason = options.judge(certificates);
      if (reason !== undefined) options.onRefusedHandshake(reason, certificates);
      return reason;
    });
    https.emit('connection', guarded);
  });
  await new Promise<void>((resolve, reject) => {
    tcp.once('error', reject);
    tcp.listen(options.port, LOOPBACK, resolve);
  });
  return {
    port: (tcp.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        tcp.close(() => resolve());
      });
      https.closeAllConnections();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function tlsOptions({
  cert,
  key,
  clientAuthorities,
  rejectUnauthorized = true,
}: ListenOptions): ServerOptions {
  return {
    cert,
    key,
    ca: clientAuthorities,
    requestCert: true,
    rejectUnauthorized,
    minVersion: 'TLSv1.2',
    maxVersion: 'TLSv1.2',
    ciphers: CIPHER_SUITES.join(':'),
    honorCipherOrder: true,
    // A renegotiation could show another certificate, encrypted, past the guard.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    keepAliveTimeout: 60_000,
  };
}
