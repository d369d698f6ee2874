import type { Server } from 'node:https';
import type { Logger } from '../../logging/logger.js';
import type { MasterLimits } from '../limits.js';
import { createHttpsServer, listen, type ServerCertificate } from './listen.js';
import { answerPlainHttp } from './plain-http.js';

/** Several servers that are one for the outside: same port, same certificate. */
export interface Listeners {
  readonly port: number;
  readonly addresses: readonly string[];
  renewCertificate(certificate: ServerCertificate): void;
  /** Takes no new connection; resolves when the last one is over. */
  close(): Promise<void>;
  /** Cuts the connections that are left. */
  cut(): void;
}

/** Addresses this machine does not have: no IPv6, most often. */
const ABSENT_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

/** Attempts to find one port that is free on every address, when the system chooses it. */
const PORT_ATTEMPTS = 10;

/**
 * Listens on every address of `where`, on one port.
 *
 * @param prepare given each server before it listens.
 * @throws the system's error when the first address cannot be had, or another one exists and is taken.
 */
export async function listenEverywhere(
  where: { readonly addresses: readonly string[]; readonly port: number },
  certificate: ServerCertificate,
  limits: MasterLimits,
  log: Logger,
  prepare: (server: Server) => void,
): Promise<Listeners> {
  for (let attempt = 1; ; attempt += 1) {
    const servers: Listener[] = [];
    let { port } = where;
    try {
      for (const address of where.addresses) {
        const server = createHttpsServer(certificate, limits);
        const cutSilent = answerPlainHttp(server, limits.handshakeMs);
        prepare(server);
        try {
          port = await listen(server, address, port);
          servers.push({ server, address, cutSilent });
        } catch (error) {
          if (servers.length === 0 || !ABSENT_ADDRESS.has(codeOf(error))) throw error;
          log.info({ address }, 'this machine does not have this address');
        }
      }
      return bundle(servers, port);
    } catch (error) {
      for (const { server } of servers) server.close();
      const retry = where.port === 0 && codeOf(error) === 'EADDRINUSE' && attempt < PORT_ATTEMPTS;
      if (!retry) throw error;
    }
  }
}

interface Listener {
  readonly server: Server;
  readonly address: string;
  readonly cutSilent: () => void;
}

function bundle(servers: readonly Listener[], port: number): Listeners {
  return {
    port,
    addresses: servers.map(({ address }) => address),
    renewCertificate({ cert, key }) {
      for (const { server } of servers) server.setSecureContext({ cert, key, minVersion: 'TLSv1.2' });
    },
    async close() {
      await Promise.all(
        servers.map(({ server }) => new Promise<void>((resolve) => server.close(() => resolve()))),
      );
    },
    cut() {
      for (const { server, cutSilent } of servers) {
        cutSilent();
        server.closeAllConnections();
      }
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
