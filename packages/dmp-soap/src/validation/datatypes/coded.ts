import { attribute, child, children, descendants, type ParsedElement } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { type DataTypeRule, has, siblings } from './data-type.js';

const needs = (number: string, present: string, needed: string, type = 'CD'): DataTypeRule => ({
  rule: `dtr1-${number}-${type}`,
  message: `@${present} only with @${needed}.`,
  holds: (element) => !has(element, present) || has(element, needed),
});

const neverNull = (number: string, name: string, type = 'CD'): DataTypeRule => ({
  rule: `dtr1-${number}-${type}`,
  message: `an element with a nullFlavor has no @${name}.`,
  holds: (element) => !(has(element, 'nullFlavor') && has(element, name)),
});

const translations = (element: ParsedElement) => descendants(element, V3_URI, 'translation');

const eachTranslation = (
  number: string,
  message: string,
  holds: (translation: ParsedElement) => boolean,
): DataTypeRule => ({
  rule: `dtr1-${number}-CD`,
  message,
  holds: (element) => translations(element).every(holds),
});

/** Codes with their translations. */
export const CD_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-CD',
    message: 'a code has @code, an originalText or a nullFlavor.',
    holds: (element) => {
      const text = child(element, V3_URI, 'originalText');
      return (
        has(element, 'nullFlavor') || has(element, 'code') || (text !== undefined && !has(text, 'nullFlavor'))
      );
    },
  },
  needs('2', 'code', 'codeSystem'),
  needs('3', 'codeSystemName', 'codeSystem'),
  needs('4', 'codeSystemVersion', 'codeSystem'),
  needs('5', 'displayName', 'code'),
  neverNull('6', 'code'),
  neverNull('7', 'displayName'),
  eachTranslation('10', 'a translation has no nullFlavor.', (one) => !has(one, 'nullFlavor')),
  eachTranslation(
    '11',
    'the @codeSystem of a translation only with @code.',
    (one) => !has(one, 'codeSystem') || has(one, 'code'),
  ),
  eachTranslation(
    '12',
    'the @codeSystemName of a translation only with @codeSystem.',
    (one) => !has(one, 'codeSystemName') || has(one, 'codeSystem'),
  ),
  eachTranslation(
    '13',
    'the @codeSystemVersion of a translation only with @codeSystem.',
    (one) => !has(one, 'codeSystemVersion') || has(one, 'codeSystem'),
  ),
  eachTranslation(
    '14',
    'the @displayName of a translation only with @code.',
    (one) => !has(one, 'displayName') || has(one, 'code'),
  ),
  {
    rule: 'dtr1-18-CD',
    message: 'no other element of this name has the same code.',
    holds: (element) => {
      const [code, system] = [attribute(element, 'code'), attribute(element, 'codeSystem')];
      if (code === undefined || system === undefined) return true;
      return !siblings(element).some(
        (other) => attribute(other, 'code') === code && attribute(other, 'codeSystem') === system,
      );
    },
  },
  {
    rule: 'dtr1-19-CD',
    message: 'two translations have the same code.',
    holds: (element) => {
      const codes = translations(element).map(
        (one) => `${attribute(one, 'code') ?? ''}${attribute(one, 'codeSystem') ?? ''}`,
      );
      return new Set(codes).size === codes.length;
    },
  },
  {
    rule: 'dtr1-20-CD',
    message: 'the @language of an originalText is a language tag, e.g. fr-FR.',
    holds: (element) =>
      descendants(element, V3_URI, 'originalText').every((text) => isLanguage(attribute(text, 'language'))),
  },
];

/** As the official expression has it: it is anchored at one end in each branch. */
export function isLanguage(text: string | undefined): boolean {
  return text === undefined || /^[a-z]{2,3}(?:-[a-z]{2})?|[ix](?:-[a-z\d]{2,8})+$/i.test(text);
}

/** Codes without qualifier. */
export const CE_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-CE',
    message: 'this code has no qualifier.',
    holds: (element) => child(element, V3_URI, 'qualifier') === undefined,
  },
];

const simple = (number: number, name: string, only?: string): DataTypeRule => ({
  rule: `dtr1-${number}-CS`,
  message: `a simple code has no @${name}.`,
  holds: (element) => !has(element, name) || (only !== undefined && attribute(element, name) === only),
});

const childless = (number: number, name: string): DataTypeRule => ({
  rule: `dtr1-${number}-CS`,
  message: `a simple code has no ${name}.`,
  holds: (element) => child(element, V3_URI, name) === undefined,
});

/** Simple codes, whose code system is fixed. */
export const CS_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-CS',
    message: 'a simple code has either @code or a nullFlavor.',
    holds: (element) => has(element, 'nullFlavor') !== (has(element, 'code') || has(element, 'typeCode')),
  },
  simple(2, 'codeSystem', '2.16.840.1.113883.5.139'),
  simple(3, 'codeSystemName', 'TimingEvent'),
  simple(4, 'codeSystemVersion'),
  simple(5, 'displayName'),
  childless(6, 'originalText'),
  childless(7, 'qualifier'),
  childless(8, 'translation'),
];

/** Qualifiers of a code. */
export const CR_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-CR',
    message: 'a qualifier has either a content or a nullFlavor.',
    holds: (element) => has(element, 'nullFlavor') !== children(element).length > 0,
  },
];
