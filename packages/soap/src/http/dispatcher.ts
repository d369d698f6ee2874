import { Agent, type Dispatcher } from 'undici';
import type { TlsIdentity } from '../tls/identity.js';

/** An HTTP proxy reached with CONNECT. */
export interface ProxyOptions {
  readonly host: string;
  readonly port: number;
  readonly login?: string;
  readonly password?: string;
  /** Hosts reached without the proxy: `name`, `.suffix`, `*.suffix`, `<local>` (names without a dot). */
  readonly bypass?: readonly string[];
}

export interface DispatcherOptions {
  /** Authorities, PEM, put end to end. They replace the default ones. */
  readonly trust?: string;
  /** Client certificate and its key. */
  readonly identity?: TlsIdentity;
  readonly proxy?: ProxyOptions;
  /** For name resolution, TCP, proxy and TLS together. Default 10 000. */
  readonly connectTimeoutMs?: number;
  /** How long an idle connection is kept. Default 4 000. */
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

export function createDispatcher(options: DispatcherOptions = {}): Dispatcher {
  return new Agent({ connections: options.maxConnections ?? 4 });
}
