/** Spaces before the context string of what a TLS certificate signs since TLS 1.3 (RFC 8446, 4.4.3; RFC 9261; RFC 9345). */
const CONTEXT_PADDING = Buffer.alloc(64, 0x20);

/** TLS 1.3 CertificateVerify, exported authenticators and delegated credentials: 64 spaces, then a context. */
export function isTls13ContextString(data: Buffer): boolean {
  return data.subarray(0, CONTEXT_PADDING.length).equals(CONTEXT_PADDING);
}

const HELLO_REQUEST = 0;
const CLIENT_HELLO = 1;
const RANDOM_BYTES = 32;
const MAX_SESSION_ID = 32;

/** TLS up to 1.2, client side: every handshake message so far, the ClientHello first (RFC 5246, 7.4.8). */
export function isTls12Transcript(data: Buffer): boolean {
  const start = skipHelloRequests(data);
  const HEADER = 4;
  if (data.length < start + HEADER || data[start] !== CLIENT_HELLO) return false;
  const length = data.readUIntBE(start + 1, 3);
  const body = data.subarray(start + HEADER, start + HEADER + length);
  return body.length === length && startsLikeClientHello(body, 0x03);
}

function skipHelloRequests(data: Buffer): number {
  let at = 0;
  while (data.length >= at + 4 && data.readUInt32BE(at) === HELLO_REQUEST) at += 4;
  return at;
}

/** DTLS: the same with a sequence number and a fragment, which covers the whole message (RFC 6347, 4.2.6). */
export function isDtlsTranscript(data: Buffer): boolean {
  const HEADER = 12;
  if (data.length < HEADER || data[0] !== CLIENT_HELLO) return false;
  const length = data.readUIntBE(1, 3);
  const whole = data.readUIntBE(6, 3) === 0 && data.readUIntBE(9, 3) === length;
  const body = data.subarray(HEADER, HEADER + length);
  return whole && body.length === length && startsLikeClientHello(body, 0xfe);
}

/** `client_version`, `random`, then a session id that fits. */
function startsLikeClientHello(body: Buffer, majorVersion: number): boolean {
  const sessionIdAt = 2 + RANDOM_BYTES;
  const sessionId = body[sessionIdAt];
  return (
    body[0] === majorVersion &&
    sessionId !== undefined &&
    sessionId <= MAX_SESSION_ID &&
    body.length > sessionIdAt + sessionId
  );
}

/** Both randoms come before the parameters of the server (RFC 5246, 7.4.3). */
const PARAMETERS_AT = 2 * RANDOM_BYTES;

/** `curve_type` named_curve (RFC 8422, 5.4). */
const NAMED_CURVE = 3;

/** Server side, elliptic curves: both randoms, a named curve and a point that ends the data. */
export function isTlsEcdheKeyExchange(data: Buffer): boolean {
  const pointAt = PARAMETERS_AT + 4;
  const pointLength = data[pointAt - 1];
  return (
    data[PARAMETERS_AT] === NAMED_CURVE &&
    pointLength !== undefined &&
    pointLength > 0 &&
    data.length === pointAt + pointLength
  );
}

/** Prime, generator and public value of a Diffie-Hellman exchange: a prime under 512 bits is of no use to anybody. */
const DHE_SHORTEST = [64, 1, 1] as const;

/** Server side, finite fields: both randoms, then three numbers with their lengths, which end the data. */
export function isTlsDheKeyExchange(data: Buffer): boolean {
  let at = PARAMETERS_AT;
  for (const shortest of DHE_SHORTEST) {
    if (data.length < at + 2) return false;
    const length = data.readUInt16BE(at);
    if (length < shortest) return false;
    at += 2 + length;
  }
  return at === data.length;
}
