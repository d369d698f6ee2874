import type { ParsedElement } from '@dmpconnect/soap';
import type { CdaHeader } from '../cda/cda-header.js';
import { openDocument } from '../cda/open-document.js';
import { readHeader } from '../cda/read-header.js';
import { DEFAULT_VALUE_SETS, type ValueSets } from '../codes/value-sets.js';
import type { Ins } from '../ins/ins.js';
import { orderViolations } from './dmp/element-order.js';
import { DMP_HEADER_RULES, type DmpRuleContext } from './dmp/header-rules.js';
import { CLINICAL_DOCUMENT } from './header/clinical-document.js';
import { headerValueSets } from './header-value-sets.js';
import { checkTemplate } from './template/check-template.js';
import type { Violation } from './violation.js';

export interface CdaValidationOptions {
  /**
   * `header`: what the official header rules assert (default). `dmp`: also what the DMP asks before it takes a
   * document, and the order of the schema.
   */
  readonly profile?: 'header' | 'dmp';
  /** With the profile `dmp`: the patient it is to be published for. */
  readonly ins?: Ins;
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
  return validateDocument(openDocument(cda).document, options);
}

/** The same for a document already parsed: its `ClinicalDocument`. */
export function validateDocument(
  document: ParsedElement,
  options: CdaValidationOptions = {},
): readonly Violation[] {
  const valueSets = { ...DEFAULT_VALUE_SETS, ...options.valueSets };
  const context = { document, valueSets: headerValueSets(valueSets) };
  const official = checkTemplate(document, CLINICAL_DOCUMENT, context);
  if (options.profile !== 'dmp') return official;
  return [
    ...official,
    ...orderViolations(document, CLINICAL_DOCUMENT, `/${CLINICAL_DOCUMENT.name}`),
    ...dmpViolations(readHeader(document), { valueSets, ins: options.ins }),
  ];
}

function dmpViolations(header: CdaHeader, context: DmpRuleContext): readonly Violation[] {
  return DMP_HEADER_RULES.flatMap(({ rule, path, message, holds }) =>
    holds(header, context)
      ? []
      : [{ path: `/${CLINICAL_DOCUMENT.name}${path}`, rule: `DMP.${rule}`, message }],
  );
}
