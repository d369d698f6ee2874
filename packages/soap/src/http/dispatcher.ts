import { Agent, type Dispatcher } from 'undici';
import type { TlsIdentity } from '../tls/identity.js';
import { createConnector } from './connector.js';
import type { ProxyOptions } from './proxy.js';

export interface DispatcherOptions {
  /** Authorities, PEM, put end to end. They replace the default ones. */
  readonly trust?: string;
  /** Client certificate and its key. */
  readonly identity?: TlsIdentity;
  readonly proxy?: ProxyOptions;
  /** For name resolution, TCP, proxy, the turn on the card and TLS together. Default 10 000. */
  readonly connectTimeoutMs?: number;
  /** How long an idle connection is kept, unless the server says less. Default 4 000. */
  readonly keepAliveMs?: number;
  /** Connections a host, at most. Default 4. */
  readonly maxConnections?: number;
  /** Hosts that may be contacted; the others fail with `host-name`. Default: all. */
  readonly allowHost?: (hostname: string) => boolean;
  /** OpenSSL list of TLS 1.2 cipher suites. Default: Node's. See {@link DMP_CIPHERS}. */
  readonly ciphers?: string;
  /** Default `TLSv1.2`. */
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/** Cipher suites of the DMP for the software of professionals, July 2025 (dmp-transactions 8). */
export const DMP_CIPHERS =
  'ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES256-SHA384';

/**
 * An undici dispatcher for one identity: connections are kept and TLS sessions resumed, so that a card signs
 * seldom. Close it when the card leaves: a resumed session needs no signature.
 *
 * Its requests fail with a {@link TransportError}. Without TLS it serves loopback addresses only. It has no
 * deadline of its own once connected: give one to `exchangeSoap`.
 *
 * @example
 * ```ts
 * const dispatcher = createDispatcher({ trust, identity, proxy: { host: 'proxy.example', port: 3128 } });
 * ```
 */
export function createDispatcher(options: DispatcherOptions = {}): Dispatcher {
  const { trust, identity, proxy, ciphers, minVersion } = options;
  return new Agent({
    connections: options.maxConnections ?? 4,
    keepAliveTimeout: options.keepAliveMs ?? 4_000,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: createConnector({
      ...(trust === undefined ? {} : { trust }),
      ...(identity === undefined ? {} : { identity }),
      ...(proxy === undefined ? {} : { proxy }),
      ...(ciphers === undefined ? {} : { ciphers }),
      ...(minVersion === undefined ? {} : { minVersion }),
      connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
      allowHost: options.allowHost ?? (() => true),
    }),
  });
}
