import type { KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';

/** Who signs: an Ed25519 private key and the name that tokens give to it. */
export interface IssuerSigner {
  readonly key: KeyObject;
  readonly kid?: string;
}

/**
 * Signs a JSON payload as a compact JWS (EdDSA), what `verifyCompactJws` verifies.
 *
 * @example
 * ```ts
 * import { generateKeyPairSync } from 'node:crypto';
 * const { privateKey } = generateKeyPairSync('ed25519');
 * const token = await signCompactJws({ v: 1, channel: 'prod' }, { key: privateKey, kid: 'updates-1' });
 * ```
 */
export async function signCompactJws(payload: object, { key, kid }: IssuerSigner): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', ...(kid === undefined ? {} : { kid }) })
    .sign(key);
}
