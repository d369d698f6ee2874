import type { AttributeRule, CodeSetName } from '../template/element-template.js';

/** `@root` that must be there, an OID or a UUID. */
export const ROOT: AttributeRule = { name: 'root', required: true, form: 'uid' };
/** `@root`, when there. */
export const OPTIONAL_ROOT: AttributeRule = { name: 'root', form: 'uid' };
/** `@extension` that must be there. */
export const EXTENSION: AttributeRule = { name: 'extension', required: true, form: 'st' };
/** `@extension`, when there. */
export const OPTIONAL_EXTENSION: AttributeRule = { name: 'extension', form: 'st' };

/** `@value` of a time that must be there. */
export const TIME_VALUE: AttributeRule = { name: 'value', required: true, form: 'ts' };
/** `@value` of a time, when there. */
export const OPTIONAL_TIME_VALUE: AttributeRule = { name: 'value', form: 'ts' };

/** code, displayName and codeSystem, all of them, the code from a value set when one is given. */
export function fullCode(valueSet?: CodeSetName): readonly AttributeRule[] {
  return [
    { name: 'code', required: true, ...(valueSet === undefined ? { form: 'cs' as const } : { valueSet }) },
    { name: 'displayName', required: true, form: 'st' },
    { name: 'codeSystem', required: true, form: 'oid' },
  ];
}

/** code, displayName, codeSystem and codeSystemName, each when there. */
export const OPTIONAL_CODE: readonly AttributeRule[] = [
  { name: 'code', form: 'cs' },
  { name: 'displayName', form: 'st' },
  { name: 'codeSystem', form: 'oid' },
  { name: 'codeSystemName', form: 'st' },
];
