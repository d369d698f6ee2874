import { createSecureContext, type SecureContext } from 'node:tls';
import type { TlsIdentity } from '../tls/identity.js';
import { TransportError } from './transport-error.js';

export interface SecureContextSettings {
  readonly trust?: string;
  readonly identity?: TlsIdentity;
  readonly ciphers?: string;
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/**
 * A function that makes the TLS context at its first call, because loading a card's key needs the card's turn,
 * and gives the same one afterwards.
 *
 * @throws {TransportError} `card` from the function, when the key cannot be loaded.
 */
export function secureContextMaker(settings: SecureContextSettings): () => SecureContext {
  let made: SecureContext | undefined;
  return () => {
    made ??= makeSecureContext(settings);
    return made;
  };
}

function makeSecureContext({ trust, identity, ciphers, minVersion }: SecureContextSettings): SecureContext {
  try {
    return createSecureContext({
      minVersion: minVersion ?? 'TLSv1.2',
      ...(trust === undefined ? {} : { ca: trust }),
      ...(ciphers === undefined ? {} : { ciphers }),
      ...(identity === undefined ? {} : identityOptions(identity)),
    });
  } catch (cause) {
    if (identity === undefined) throw cause;
    throw new TransportError('card', 'The client certificate or its key cannot be used for TLS.', {
      cause: identity.takeSigningError?.() ?? cause,
    });
  }
}

function identityOptions(identity: TlsIdentity) {
  const { cert, key, privateKeyEngine, privateKeyIdentifier, maxVersion, sigalgs } = identity;
  return {
    cert,
    ...(key === undefined ? {} : { key }),
    ...(privateKeyEngine === undefined ? {} : { privateKeyEngine }),
    ...(privateKeyIdentifier === undefined ? {} : { privateKeyIdentifier }),
    ...(maxVersion === undefined ? {} : { maxVersion }),
    ...(sigalgs === undefined ? {} : { sigalgs }),
  };
}
