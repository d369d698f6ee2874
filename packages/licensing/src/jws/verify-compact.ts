import { compactVerify, decodeProtectedHeader, errors } from 'jose';
import { type IssuerKey, importIssuerKey } from './issuer-key.js';

/** Why a compact JWS is not accepted. */
export type JwsRefusal = 'not-a-jws' | 'unknown-key' | 'signature';

/** Outcome of {@link verifyCompactJws}: the payload as parsed JSON, not yet judged, or the reason of the refusal. */
export type JwsOutcome =
  | { readonly accepted: true; readonly payload: unknown }
  | { readonly accepted: false; readonly refusal: JwsRefusal; readonly cause?: unknown };

/**
 * Verifies a compact JWS signed with EdDSA by one of `keys`. Only that algorithm is ever accepted, whatever
 * the token's header asks for. Licence answers, DC parameters and lists of versions are such tokens.
 *
 * @example
 * ```ts
 * const outcome = await verifyCompactJws(token, [{ kid: 'updates-1', key: 'q1w…' }]);
 * if (outcome.accepted) console.log(outcome.payload);
 * ```
 */
export async function verifyCompactJws(token: string, keys: readonly IssuerKey[]): Promise<JwsOutcome> {
  const kid = readKeyName(token);
  if (kid === undefined) return { accepted: false, refusal: 'not-a-jws' };
  const candidates = keys.filter((key) => key.kid === undefined || key.kid === kid.value);
  if (candidates.length === 0) return { accepted: false, refusal: 'unknown-key' };
  let cause: unknown;
  for (const candidate of candidates) {
    const key = importIssuerKey(candidate);
    if (key === undefined) continue;
    try {
      const { payload } = await compactVerify(token, key, { algorithms: ['EdDSA', 'Ed25519'] });
      return parsePayload(payload);
    } catch (error) {
      if (error instanceof errors.JWSInvalid) return { accepted: false, refusal: 'not-a-jws', cause: error };
      cause = error;
    }
  }
  return { accepted: false, refusal: 'signature', cause };
}

function parsePayload(payload: Uint8Array): JwsOutcome {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
    return { accepted: true, payload: value };
  } catch (cause) {
    return { accepted: false, refusal: 'not-a-jws', cause };
  }
}

/** Wrapped, because a JWS without `kid` and a text that is no JWS at all are two different things. */
function readKeyName(token: string): { readonly value: string | undefined } | undefined {
  if (!/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*$/.test(token)) return undefined;
  try {
    const { kid } = decodeProtectedHeader(token);
    return { value: typeof kid === 'string' ? kid : undefined };
  } catch {
    return undefined;
  }
}
