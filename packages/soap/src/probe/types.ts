import type { ProxyOptions } from '../http/proxy.js';
import type { TransportError } from '../http/transport-error.js';

/** What is probed, and how. */
export interface ServerProbeOptions {
  readonly hostname: string;
  /** Default 443. */
  readonly port?: number;
  /** Authorities, PEM, put end to end. They replace the default ones. */
  readonly trust?: string;
  readonly proxy?: ProxyOptions;
  /** Default 10 000, for everything. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A certificate of the chain that a server sent, the server's own first. */
export interface ProbedCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER. */
  readonly raw: Uint8Array;
}

/** Steps of a connection, in their order. */
export const PROBE_STEPS = ['name', 'proxy', 'tcp', 'tls'] as const;

/** A step of a connection. */
export type ProbeStep = (typeof PROBE_STEPS)[number];

/** What a probe found. */
export interface ServerProbe {
  /** Where it stopped; absent when the server can be used. */
  readonly failure?: { readonly step: ProbeStep; readonly error: TransportError };
  /** Addresses of the name; none behind a proxy, which resolves names itself. */
  readonly addresses: readonly string[];
  readonly proxied: boolean;
  readonly protocol?: string;
  readonly chain: readonly ProbedCertificate[];
  /** Whether the server refused to go on without a client certificate: the DMP and the secure mail do. */
  readonly wantsCertificate: boolean;
}
