import { MssError } from '../errors.js';

/**
 * The number of a folder or of a message: identifiers are numbers here, and opaque texts in the domain (mss 5).
 *
 * @throws {MssError} `REQUEST_INVALID`
 */
export function readId(id: string, field: string): number {
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw new MssError('REQUEST_INVALID', `${field} is not an identifier that this operator gave.`, { field });
}
