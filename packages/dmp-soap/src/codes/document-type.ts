import { DmpError } from '../errors.js';
import { type DocumentType, OUTDATED_TYPES, RESERVED_TYPES } from './document-types.js';

/** The type of the same meaning that took the place of an outdated one, else the code as it is. */
export function replaceOutdatedType(code: string): string {
  return OUTDATED_TYPES.get(code) ?? code;
}

/**
 * The type a professional may publish a document under.
 *
 * @throws {DmpError} `TYPE_OUTDATED`, `TYPE_FORBIDDEN`, `CODE_UNKNOWN` (dmp-transactions 4.8: unknown → refused here).
 */
export function requireDocumentType(
  types: ReadonlyMap<string, DocumentType>,
  code: string,
  field: string,
): DocumentType {
  const type = types.get(code);
  if (type === undefined) {
    const successor = OUTDATED_TYPES.get(code);
    throw successor === undefined
      ? new DmpError('CODE_UNKNOWN', `${field}: the document type ${code} is not known.`, { field })
      : new DmpError('TYPE_OUTDATED', `${field}: the document type ${code} is outdated; use ${successor}.`, {
          field,
        });
  }
  if (RESERVED_TYPES.has(code)) {
    throw new DmpError(
      'TYPE_FORBIDDEN',
      `${field}: the document type ${code} is reserved for patients or the health insurance.`,
      { field },
    );
  }
  return type;
}
