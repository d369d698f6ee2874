import { attribute, child, children, type ParsedElement, textOf } from '@dmpconnect/soap';
import { refuseRequest } from '../../pipeline/refusal.js';
import { RIM } from '../../rim/namespaces.js';
import { parseQueryValue } from './value-syntax.js';

/** How a parameter is written: one string, a list of strings, or one bare number (dmp-transactions 2.17). */
export type ParameterForm = 'string' | 'list' | 'number';

/** What a stored query knows of one of its parameters. */
export interface ParameterRule {
  readonly form: ParameterForm;
  readonly required?: boolean;
  /** Whether the slot may be repeated, which asks for values of each: AND (EventCodeList, ConfidentialityCode, ReferenceIdList). */
  readonly repeatable?: boolean;
}

/** Parameters of one query: name without `$` → one list of values per slot. */
export type QueryParameters = ReadonlyMap<string, readonly (readonly string[])[]>;

/**
 * Reads the parameters of a stored query and checks their form.
 *
 * @throws {Refusal} `XDSStoredQueryMissingParam`, `XDSStoredQueryParamNumber`
 */
export function readParameters(
  query: ParsedElement,
  rules: Readonly<Record<string, ParameterRule>>,
  lenient: boolean,
): QueryParameters {
  const parameters = new Map<string, (readonly string[])[]>();
  for (const slot of children(query, RIM.uri, 'Slot')) {
    const name = (attribute(slot, 'name') ?? '').replace(/^\$/, '');
    const rule = rules[name];
    if (rule === undefined) {
      if (lenient) continue;
      throw wrong(name, 'is not one of the query');
    }
    const slots = parameters.get(name) ?? [];
    if (slots.length > 0 && rule.repeatable !== true) throw wrong(name, 'stands several times');
    parameters.set(name, [...slots, readValues(slot, name, rule.form)]);
  }
  const missing = Object.keys(rules).find((name) => rules[name]?.required === true && !parameters.has(name));
  if (missing !== undefined) {
    throw refuseRequest('XDSStoredQueryMissingParam', `Parameter $${missing} is required.`);
  }
  return parameters;
}

function readValues(slot: ParsedElement, name: string, form: ParameterForm): readonly string[] {
  const list = child(slot, RIM.uri, 'ValueList');
  const texts = list === undefined ? [] : children(list, RIM.uri, 'Value').map(textOf);
  const values = texts.flatMap((text) => {
    const value = parseQueryValue(text);
    if (value === undefined || value.form !== form)
      throw wrong(name, `is not written as a ${FORM_NAMES[form]}`);
    return value.form === 'list' ? value.values : [value.value];
  });
  if (values.length === 0 || (form !== 'list' && values.length > 1))
    throw wrong(name, 'has the wrong number of values');
  return values;
}

const FORM_NAMES: Readonly<Record<ParameterForm, string>> = {
  string: "single value: quotes, no parentheses ('value')",
  list: "list: parentheses and quotes, even for one value (('value'))",
  number: 'bare number',
};

function wrong(name: string, reason: string) {
  return refuseRequest('XDSStoredQueryParamNumber', `Parameter $${name} ${reason}.`);
}
