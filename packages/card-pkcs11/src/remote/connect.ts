import type { Pkcs11Module } from '../module/pkcs11-module.js';

/** Where the other process listens, and the secret it expects. */
export interface RemotePkcs11Options {
  /** A loopback address; any other is refused. */
  readonly host: '127.0.0.1' | '::1' | 'localhost';
  readonly port: number;
  readonly token: string;
  /** Longest time one call may take, in milliseconds; 30 000 by default. */
  readonly timeoutMs?: number;
}

export declare function connectRemotePkcs11(options: RemotePkcs11Options): Pkcs11Module;
