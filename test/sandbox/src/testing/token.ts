import { compactVerify, importJWK } from 'jose';
import type { IssuerKey } from '../signing-key/ed25519.js';

/** Verifies a token with the raw public key, as a client would, and returns its header and payload. */
export async function verifyToken(token: string, key: Pick<IssuerKey, 'publicKey'>) {
  const publicKey = await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, 'EdDSA');
  const { payload, protectedHeader } = await compactVerify(token, publicKey, { algorithms: ['EdDSA'] });
  return { header: protectedHeader, payload: JSON.parse(new TextDecoder().decode(payload)) };
}

/** The payload of a token, not verified. */
export function peekToken(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
