/** Writes a value for a frame: Buffers as `{"$b64"}`, `undefined` as `null` (README, "Remote module protocol"). */
export function encodeValue(value: unknown): unknown {
  if (value === undefined) return null;
  if (value instanceof Uint8Array) return { $b64: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(encodeValue);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encodeValue(inner)]));
  }
  return value;
}

/** Reads a value of a frame, the reverse of {@link encodeValue}. */
export function decodeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (typeof value !== 'object' || value === null) return value;
  if ('$b64' in value && typeof value.$b64 === 'string') return Buffer.from(value.$b64, 'base64');
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decodeValue(inner)]));
}
