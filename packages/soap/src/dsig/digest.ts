import { createHash } from 'node:crypto';
import type { DigestAlgorithm } from './algorithms.js';

/**
 * Digest of bytes, or of a text's UTF-8 bytes, in base64 as `ds:DigestValue` holds it.
 *
 * @example `digestBase64(writeXmlInside(manifest, [DS]), 'SHA1')`
 */
export function digestBase64(content: string | Uint8Array, algorithm: DigestAlgorithm): string {
  return createHash(algorithm).update(content).digest('base64');
}
