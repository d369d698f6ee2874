import { attribute, type ParsedElement } from '@dmpconnect/soap';
import type { ValueSet } from '../../values/value-set.js';
import { all, first, valueAt } from '../navigate.js';

/** One rule of the header of a CDA level-1 document (dmp-transactions 5.2, 5.3). */
export interface CdaRule {
  /** Where it looks, from `ClinicalDocument`. */
  readonly path: string;
  /** What it wants, for people. */
  readonly wants: string;
  holds(clinical: ParsedElement): boolean;
}

/** An element that stands exactly once, counted below the first of each of its ancestors. */
export function exactlyOne(path: string): CdaRule {
  return { path, wants: 'stands exactly once', holds: (clinical) => siblings(clinical, path).length === 1 };
}

export function atLeastOne(path: string): CdaRule {
  return { path, wants: 'stands at least once', holds: (clinical) => siblings(clinical, path).length >= 1 };
}

export function atMostOne(path: string): CdaRule {
  return { path, wants: 'stands at most once', holds: (clinical) => siblings(clinical, path).length <= 1 };
}

export function absent(path: string): CdaRule {
  return { path, wants: 'is forbidden', holds: (clinical) => all(clinical, path).length === 0 };
}

/** Every element of a path has that attribute value. */
export function fixed(path: string, name: string, value: string): CdaRule {
  return every(path, `has ${name} ${value}`, (element) => attribute(element, name) === value);
}

/** Every element of a path carries code, displayName and codeSystem, and a code of the value set if one is given. */
export function coded(path: string, values?: ValueSet): CdaRule {
  const wants =
    values === undefined
      ? 'needs code, displayName and codeSystem'
      : `needs a code of ${values.name} with its label`;
  return every(path, wants, (element) => {
    const code = attribute(element, 'code') ?? '';
    const system = attribute(element, 'codeSystem') ?? '';
    const label = attribute(element, 'displayName') ?? '';
    return code !== '' && system !== '' && label !== '' && (values?.has(code, system) ?? true);
  });
}

const TO_THE_SECOND = /^\d{14}[+-]\d{4}$/;
const TO_THE_MINUTE = /^\d{12}(\d{2})?[+-]\d{4}$/;

/** Local time with its offset (dmp-transactions 5.1). */
export function timed(path: string, precision: 'second' | 'minute'): CdaRule {
  const pattern = precision === 'second' ? TO_THE_SECOND : TO_THE_MINUTE;
  return every(path, `needs a local time to the ${precision} with its offset`, (element) =>
    pattern.test(attribute(element, 'value') ?? ''),
  );
}

/** No element of a path carries `nullFlavor`. */
export function filled(path: string): CdaRule {
  return every(path, 'forbids nullFlavor', (element) => attribute(element, 'nullFlavor') === undefined);
}

/** Every element of a path passes a test. */
export function every(path: string, wants: string, test: (element: ParsedElement) => boolean): CdaRule {
  return { path, wants, holds: (clinical) => all(clinical, path).every(test) };
}

/** A rule on the value of one attribute of the first element of a path. */
export function value(path: string, name: string, wants: string, test: (value: string) => boolean): CdaRule {
  return { path: `${path}/@${name}`, wants, holds: (clinical) => test(valueAt(clinical, path, name)) };
}

/** A rule for each element of a path, looking below it. */
export function within(path: string, rules: readonly CdaRule[]): CdaRule[] {
  return rules.map((rule) => ({
    path: `${path}/${rule.path}`,
    wants: rule.wants,
    holds: (clinical) => all(clinical, path).every((element) => rule.holds(element)),
  }));
}

function siblings(clinical: ParsedElement, path: string): ParsedElement[] {
  const cut = path.lastIndexOf('/');
  const parent = cut < 0 ? clinical : first(clinical, path.slice(0, cut));
  return parent === undefined ? [] : all(parent, path.slice(cut + 1));
}
