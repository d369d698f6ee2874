import { z } from 'zod';

/**
 * Frames and values of the "Remote module protocol" of `@dmpconnect/card-pkcs11`, version 1: one JSON object per
 * line, bytes and handles as `{"$b64": …}`.
 */
export const PROTOCOL_VERSION = 1;

/** Longest line accepted, in bytes. */
export const MAXIMUM_LINE = 4 * 1024 * 1024;

export const requestSchema = z.object({
  id: z.number().int(),
  call: z.string(),
  args: z.array(z.unknown()).default([]),
  token: z.string().optional(),
});
export type Request = z.infer<typeof requestSchema>;

const bytesSchema = z.strictObject({ $b64: z.base64() });

/** The value a frame carries, with Buffers where it says `$b64`. */
export function decodeValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decodeValue);
  if (typeof value !== 'object' || value === null) return value;
  const bytes = bytesSchema.safeParse(value);
  if (bytes.success) return Buffer.from(bytes.data.$b64, 'base64');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decodeValue(inner)]));
}

/** The value as a frame carries it: Buffers become `$b64`, `undefined` becomes `null`. */
export function encodeValue(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof Uint8Array) return { $b64: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(encodeValue);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encodeValue(inner)]));
}
