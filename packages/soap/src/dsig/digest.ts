import { createHash } from 'node:crypto';
import { type Bytes, chunksOf } from '../bytes/byte-source.js';
import type { DigestAlgorithm } from './algorithms.js';

/**
 * Digest of bytes, or of a text's UTF-8 bytes, in base64 as `ds:DigestValue` holds it.
 *
 * @example `digestBase64(writeXmlInside(manifest, [DS]), 'SHA1')`
 */
export function digestBase64(content: string | Bytes, algorithm: DigestAlgorithm): string {
  const hash = createHash(algorithm);
  if (typeof content === 'string') hash.update(content);
  else for (const chunk of chunksOf(content)) hash.update(chunk);
  return hash.digest('base64');
}
