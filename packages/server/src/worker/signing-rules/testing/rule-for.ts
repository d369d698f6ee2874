import { ApiFailure } from '../../../contract/errors.js';
import { refuseForbiddenShapes } from '../refuse.js';

/** What the refusal of these data says, `rule <name>`, or nothing when they may be signed. */
export function ruleFor(data: Uint8Array | string): string | undefined {
  try {
    refuseForbiddenShapes(typeof data === 'string' ? Buffer.from(data) : data);
  } catch (error) {
    if (error instanceof ApiFailure && error.failure === 'document-refused') return error.extended;
    throw error;
  }
  return undefined;
}
