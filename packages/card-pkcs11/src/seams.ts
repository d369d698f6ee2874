/** Signature algorithms of a card key. All are RSA PKCS#1 v1.5, the one padding both keys accept (cps-card 4.4). */
export type SignatureAlgorithm = 'RSA-SHA1' | 'RSA-SHA256' | 'RSA-SHA384' | 'RSA-SHA512';

/** Something that signs with a private key it does not show. */
export interface Signer {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** Signs `data` (not yet hashed) and returns the raw signature value. */
  sign(data: Uint8Array, algorithm: SignatureAlgorithm): Promise<Uint8Array>;
}

/** What `tls.createSecureContext` needs for a client certificate whose key stays on the card (architecture, section 5). */
export interface TlsIdentity {
  /** Client certificate then its issuing authorities, PEM, concatenated. */
  readonly cert: string;
  /** Name of the OpenSSL engine that reaches the card. */
  readonly privateKeyEngine: string;
  /** Name of the key for that engine. */
  readonly privateKeyIdentifier: string;
  /** Highest protocol version this key can serve: a card limited to PKCS#1 v1.5 cannot do TLS 1.3. */
  readonly maxVersion?: 'TLSv1.2' | 'TLSv1.3';
  /** OpenSSL list of signature algorithms this key can serve, e.g. `RSA+SHA256`. */
  readonly sigalgs?: string;
  /** Why the last private-key operation failed, if it did. Reading it clears it. */
  takeSigningError(): Error | undefined;
  /** Runs a TLS handshake while this process holds the turn on the card. */
  withKey<T>(handshake: () => Promise<T>): Promise<T>;
}

/** Source of the current date. */
export interface Clock {
  now(): Date;
}

/** Pino's shape. Nothing personal, no PIN and no document is ever given to it. */
export interface Logger {
  debug(fields: object, message?: string): void;
  info(fields: object, message?: string): void;
  warn(fields: object, message?: string): void;
  error(fields: object, message?: string): void;
}

/** Runs `work` while this process alone may use the card of `reader`; granted across processes by the caller. */
export type TakeTurn = <T>(reader: string, work: () => Promise<T>) => Promise<T>;
