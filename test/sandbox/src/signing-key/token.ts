import { CompactSign } from 'jose';
import type { IssuerKey } from './ed25519.js';

/** A compact JWS (EdDSA) of a JSON payload, with the key's name in its header. */
export async function signToken(payload: object, key: IssuerKey): Promise<string> {
  return await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
    .sign(key.privateKey);
}
