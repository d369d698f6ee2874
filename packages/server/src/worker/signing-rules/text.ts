/** SAML HTTP-Redirect: what is signed is the query string itself (SAML bindings 3.4.4.1). */
export function isSamlRedirect(data: Buffer): boolean {
  return /^(?:SAMLRequest|SAMLResponse|SAMLart|SAMLEncoding)=/.test(data.toString('latin1', 0, 32));
}

/** Claims that make a JWS a statement about who someone is (RFC 7519, OpenID Connect, RFC 9449). */
const IDENTITY_CLAIMS = ['iss', 'sub', 'aud', 'azp', 'exp', 'nbf', 'jti', 'nonce', 'htu', 'cnf', 'client_id'];

/** Types of tokens that may carry none of these claims. */
const TOKEN_TYPE = /jwt|dpop|token|assertion/i;

/** Longest header or payload looked at, characters: tokens are short, a larger text is a document. */
const MAX_TOKEN_CHARACTERS = 64 * 1024;

/**
 * The signing input of a JWS (RFC 7515, 5.1) whose header or payload is that of a token. A JWS over a document is none.
 * The payload may be unencoded (RFC 7797).
 */
export function isTokenSigningInput(data: Buffer): boolean {
  if (data.length > MAX_TOKEN_CHARACTERS) return false;
  const text = data.toString('utf8');
  const dot = text.indexOf('.');
  if (dot < 0) return false;
  const header = readEncodedObject(text.slice(0, dot));
  if (header === undefined || typeof header.alg !== 'string') return false;
  if (typeof header.typ === 'string' && TOKEN_TYPE.test(header.typ)) return true;
  const payload = text.slice(dot + 1);
  const claims = readEncodedObject(payload) ?? readObject(payload);
  return claims !== undefined && IDENTITY_CLAIMS.some((claim) => Object.hasOwn(claims, claim));
}

function readEncodedObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!/^[A-Za-z0-9_-]+={0,2}$/.test(text)) return undefined;
  return readObject(Buffer.from(text, 'base64url').toString('utf8'));
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
