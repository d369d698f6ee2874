import { DEFAULT_VALUE_SETS, type ValueSets } from '../../codes/value-sets.js';
import type { Violation } from '../violation.js';
import { CODE_RULES } from './code-rules.js';
import { IDENTIFIER_RULES } from './identifier-rules.js';
import type { CheckedMetadata, MetadataRule } from './metadata-rule.js';
import { REQUIRED_RULES } from './required-rules.js';
import { TEXT_RULES } from './text-rules.js';

export interface MetadataValidationOptions {
  /** Newer editions of value sets. */
  readonly valueSets?: Partial<ValueSets>;
}

/** Every rule about a document entry, one small unit each. */
export const METADATA_RULES: readonly MetadataRule[] = [
  ...REQUIRED_RULES,
  ...IDENTIFIER_RULES,
  ...CODE_RULES,
  ...TEXT_RULES,
];

/**
 * Checks the metadata of a document as the registry does (dmp-transactions 4.3 to 4.10). Paths are names of metadata,
 * rules `XDSDocumentEntry.<metadata>.<what>`; no violation means that they are valid.
 *
 * @example
 * ```ts
 * const violations = validateMetadata(deriveMetadata(report));
 * ```
 */
export function validateMetadata(
  metadata: CheckedMetadata,
  options: MetadataValidationOptions = {},
): readonly Violation[] {
  const context = { valueSets: { ...DEFAULT_VALUE_SETS, ...options.valueSets } };
  return METADATA_RULES.flatMap(({ rule, message, faults }) =>
    faults(metadata, context).map((path) => ({ path, rule: `XDSDocumentEntry.${rule}`, message })),
  );
}
