import type { Handle } from '../pkcs11-module.js';

const HANDLE_LENGTH = 8;

/** A handle as `pkcs11js` gives it on a 64-bit machine: 8 bytes, little-endian. */
export function toHandle(value: number): Handle {
  const handle = Buffer.alloc(HANDLE_LENGTH);
  handle.writeBigUInt64LE(BigInt(value));
  return handle;
}

/** The number of a handle, -1 for anything that was never one of ours. */
export function fromHandle(handle: unknown): number {
  if (!(handle instanceof Uint8Array) || handle.length !== HANDLE_LENGTH) return -1;
  const value = Buffer.from(handle).readBigUInt64LE();
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? -1 : Number(value);
}
