import type { RemotePeer } from '@dmpconnect/card-pkcs11/remote';
import { z } from 'zod';
import type { Settings } from '../../config/index.js';
import type { Flavour } from '../../flavour.js';

/** The way to the virtual cards of the sandbox. */
export interface VirtualCardAccess {
  readonly remote: typeof import('@dmpconnect/card-pkcs11/remote');
  readonly peer: RemotePeer;
}

const loopbackHost = z.enum(['127.0.0.1', '::1', 'localhost']);

/** The virtual cards that the settings name; nothing when they name none, or outside of the development flavour. */
export async function reachVirtualCard(
  { virtualCard }: Pick<Settings['card'], 'virtualCard'>,
  flavour: Flavour,
): Promise<VirtualCardAccess | undefined> {
  if (virtualCard === undefined || flavour !== 'dev') return undefined;
  return {
    // Only the development flavour knows how to reach them: the other one must not even carry the code.
    remote: await import('@dmpconnect/card-pkcs11/remote'),
    peer: { ...virtualCard, host: loopbackHost.parse(virtualCard.host) },
  };
}
