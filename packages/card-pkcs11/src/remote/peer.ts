import { CardError } from '../errors.js';

/** Where the other process listens, and the secret it expects. */
export interface RemotePeer {
  /** A loopback address; any other is refused. */
  readonly host: '127.0.0.1' | '::1' | 'localhost';
  readonly port: number;
  readonly token: string;
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws CardError `CARD_LIBRARY` when the peer is not on this machine */
export function assertLoopback({ host }: RemotePeer): void {
  if (!LOOPBACK.has(host)) {
    throw new CardError('CARD_LIBRARY', 'A remote PKCS#11 module must be on a loopback address.');
  }
}
