/**
 * What `tls.createSecureContext` needs for a client certificate, whether the key is a PEM in memory or
 * stays on a card behind an OpenSSL engine (architecture, section 5).
 */
export interface TlsIdentity {
  /** Client certificate then its issuing authorities, PEM, concatenated. */
  readonly cert: string;
  /** Private key in PEM, when it is a file key. */
  readonly key?: string;
  /** Engine that holds the key, when it does not leave a card. */
  readonly privateKeyEngine?: string;
  /** Name of the key for that engine. */
  readonly privateKeyIdentifier?: string;
  /** Highest protocol version this key can serve: a card limited to PKCS#1 v1.5 cannot do TLS 1.3. */
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** OpenSSL list of signature algorithms this key can serve, e.g. `RSA+SHA256`. */
  readonly sigalgs?: string;
  /**
   * Why the last private-key operation failed, if it did; a handshake error alone says only that it failed.
   * Reading it clears it.
   */
  takeSigningError?(): Error | undefined;
  /** Runs a TLS handshake while the key may be used: for a card, the turn on it. Without it the key is always usable. */
  withKey?<T>(handshake: () => Promise<T>): Promise<T>;
}
