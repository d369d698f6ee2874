import { openDocument } from '../cda/open-document.js';
import { DEFAULT_VALUE_SETS, type ValueSets } from '../codes/value-sets.js';
import { CLINICAL_DOCUMENT } from './header/clinical-document.js';
import { headerValueSets } from './header-value-sets.js';
import { checkTemplate } from './template/check-template.js';
import type { Violation } from './violation.js';

export interface CdaValidationOptions {
  /** Newer editions of value sets. */
  readonly valueSets?: Partial<ValueSets>;
}

/**
 * Checks the header of a clinical document against the rules of the minimal structuration profile, what the official
 * schematrons assert of it (dmp-transactions 5.1 to 5.3). Violations are in document order; none means it is valid.
 *
 * @example
 * ```ts
 * for (const { path, rule, message } of validateCda(report)) console.log(path, rule, message);
 * ```
 * @throws {DmpError} `DOCUMENT_UNREADABLE`.
 */
export function validateCda(cda: Uint8Array, options: CdaValidationOptions = {}): readonly Violation[] {
  const { document } = openDocument(cda);
  const valueSets = headerValueSets({ ...DEFAULT_VALUE_SETS, ...options.valueSets });
  return checkTemplate(document, CLINICAL_DOCUMENT, { document, valueSets });
}
