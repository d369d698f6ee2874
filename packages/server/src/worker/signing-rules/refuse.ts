import { ApiFailure } from '../../contract/errors.js';
import { FORBIDDEN_SHAPES } from './table.js';

/**
 * Refuses data in the form of something that a protocol of authentication has signed.
 *
 * @throws {ApiFailure} 1/1013 naming the rule
 */
export function refuseForbiddenShapes(data: Uint8Array): void {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const found = FORBIDDEN_SHAPES.find(({ recognises }) => recognises(bytes));
  if (found === undefined) return;
  throw new ApiFailure('document-refused', {
    description: `The card does not sign this: it looks like ${found.what}`,
    extended: `rule ${found.rule}`,
  });
}
