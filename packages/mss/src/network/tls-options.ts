import type { ConnectionOptions } from 'node:tls';
import type { TlsIdentity } from '@dmpconnect/soap';

/** TLS towards a mail server or a directory. */
export interface TlsChoice {
  /** Authorities that the server's certificate must come from, PEM. Default: those of the system. */
  readonly trust?: string | undefined;
  /** Client certificate: of a card, or of an organisation for an application mailbox (mss 13.1). */
  readonly identity?: TlsIdentity | undefined;
}

/** The options of a TLS connection; TLS 1.2 at least (mss 13.1). */
export function tlsOptions({ trust, identity }: TlsChoice): ConnectionOptions {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    ...(trust === undefined ? {} : { ca: trust }),
    ...(identity === undefined ? {} : identityOptions(identity)),
  };
}

function identityOptions(identity: TlsIdentity): ConnectionOptions {
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
