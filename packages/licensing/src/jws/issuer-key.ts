import { createPublicKey, type KeyObject } from 'node:crypto';

/** A public key that may sign licence answers or DC parameters. */
export interface IssuerKey {
  /** Name the tokens give to the key. A key without a name serves tokens of any name. */
  readonly kid?: string;
  /** Raw Ed25519 public key, 32 bytes in base64url. */
  readonly key: string;
}

/** Imports a raw Ed25519 public key; `undefined` when it is not one. */
export function importIssuerKey(issuer: IssuerKey): KeyObject | undefined {
  // Node's own decoder of JWK skips what it does not understand: the form is checked here.
  if (!/^[A-Za-z0-9_-]{43}$/.test(issuer.key)) return undefined;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: issuer.key }, format: 'jwk' });
  } catch {
    return undefined;
  }
}
