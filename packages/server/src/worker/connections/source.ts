import type { CpxCard } from '@dmpconnect/card-pkcs11';
import type { ProxyOptions } from '@dmpconnect/soap';
import type { CertificateSource } from '../objects/certificate-source.js';
import type { HttpConnection } from '../services.js';

/** A connection that has a handle (js-api 4.6, 8.2). */
export interface ConnectionSource {
  readonly url: string;
  /** Longest exchange, seconds. */
  readonly timeoutSeconds: number;
  readonly proxy: ProxyOptions | undefined;
  /** Card that authenticates the client, if it does. */
  readonly card: CpxCard | undefined;
  /** File of authorities it trusts, when the settings or the application name one. */
  readonly authorities: CertificateSource | undefined;
  /** What sends on it; absent for that of the DMP connector, which carries DMP messages alone. */
  readonly open: HttpConnection | undefined;
}
