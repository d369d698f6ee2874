/** Signature algorithms a {@link Signer} may be asked for. All are RSA PKCS#1 v1.5, the one padding every CPS card accepts. */
export type SignatureAlgorithm = 'RSA-SHA1' | 'RSA-SHA256' | 'RSA-SHA384' | 'RSA-SHA512';

/**
 * Something that signs with a private key it does not show: a card, a PKCS#12 file, a test key.
 *
 * @example
 * ```ts
 * import { createSign } from 'node:crypto';
 * const signer: Signer = {
 *   certificate,
 *   sign: async (data, algorithm) => createSign(algorithm).update(data).sign(privateKeyPem),
 * };
 * ```
 */
export interface Signer {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** The authorities above it, DER, nearest first, without the root when it is not known. Used for XAdES. */
  readonly chain?: readonly Uint8Array[];
  /** Signs `data` (not yet hashed) and returns the raw signature value. */
  sign(data: Uint8Array, algorithm: SignatureAlgorithm): Promise<Uint8Array>;
}
