import { createHash, randomUUID } from 'node:crypto';

/** Gives new UUIDs: random ones, or with a seed the same run after run (dmp-transactions 9.1). */
export function createUuidSource(seed: string | undefined): () => string {
  if (seed === undefined) return randomUUID;
  let count = 0;
  return () => {
    count += 1;
    const hex = createHash('sha256').update(`${seed}:${count}`).digest('hex');
    // The variant and version bits of RFC 9562, version 8: made by ourselves.
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  };
}
