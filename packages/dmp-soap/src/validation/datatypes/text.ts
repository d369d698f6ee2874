import { attribute, child, children } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { isLanguage } from './coded.js';
import { type DataTypeRule, has, ownText } from './data-type.js';

const neverNull = (number: number, name: string, only?: string): DataTypeRule => ({
  rule: `dtr1-${number}-ED`,
  message: `a text with a nullFlavor has no @${name}.`,
  holds: (element) =>
    !(has(element, 'nullFlavor') && has(element, name)) ||
    (only !== undefined && attribute(element, name) === only),
});

/** Contents: texts, and what may stand in their place. */
export const ED_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-BIN',
    message: 'the content is empty and has no nullFlavor.',
    holds: (element) => has(element, 'nullFlavor') || children(element).length > 0 || ownText(element) !== '',
  },
  {
    rule: 'dtr1-2-ED',
    message: '@integrityCheck only with @integrityCheckAlgorithm.',
    holds: (element) => !has(element, 'integrityCheck') || has(element, 'integrityCheckAlgorithm'),
  },
  {
    rule: 'dtr1-5-ED',
    message: '@compression only on a binary content.',
    holds: (element) => {
      const reference = child(element, V3_URI, 'reference');
      const isBinary = attribute(element, 'representation') === 'B64' && ownText(element) !== '';
      return !has(element, 'compression') || isBinary || (reference !== undefined && has(reference, 'value'));
    },
  },
  {
    rule: 'dtr1-6-ED',
    message: '@value only in a plain text.',
    holds: (element) =>
      !has(element, 'value') || (attribute(element, 'mediaType') ?? 'text/plain') === 'text/plain',
  },
  {
    rule: 'dtr1-8-ED',
    message: '@charset does not stand beside @value.',
    holds: (element) => !(has(element, 'value') && has(element, 'charset')),
  },
  {
    rule: 'dtr1-9-ED',
    message: 'a translation of a text only beside a thumbnail without translation.',
    holds: (element) => {
      const thumbnail = child(element, V3_URI, 'thumbnail');
      return (
        child(element, V3_URI, 'translation') === undefined ||
        (thumbnail !== undefined && child(thumbnail, V3_URI, 'translation') === undefined)
      );
    },
  },
  neverNull(10, 'mediaType', 'text/plain'),
  neverNull(11, 'charset'),
  neverNull(12, 'language'),
  neverNull(13, 'compression'),
  neverNull(14, 'integrityCheck'),
  neverNull(15, 'integrityCheckAlgorithm', 'SHA-1'),
  {
    rule: 'dtr1-18-ED',
    message: '@language is a language tag, e.g. fr-FR.',
    holds: (element) => isLanguage(attribute(element, 'language')),
  },
];

const no = (number: number, name: string, only?: string): DataTypeRule => ({
  rule: `dtr1-${number}-ST`,
  message: only === undefined ? `a plain text has no @${name}.` : `the @${name} of a plain text is ${only}.`,
  holds: (element) => !has(element, name) || (only !== undefined && attribute(element, name) === only),
});

const noChild = (number: number, name: string): DataTypeRule => ({
  rule: `dtr1-${number}-ST`,
  message: `a plain text has no ${name}.`,
  holds: (element) => child(element, V3_URI, name) === undefined,
});

/** Plain texts. */
export const ST_RULES: readonly DataTypeRule[] = [
  noChild(3, 'reference'),
  noChild(4, 'thumbnail'),
  no(5, 'representation', 'TXT'),
  no(6, 'mediaType', 'text/plain'),
  no(7, 'compression'),
  no(8, 'integrityCheck'),
  no(9, 'integrityCheckAlgorithm', 'SHA-1'),
];

/** Plain texts that may be coded as well. */
export const SC_RULES: readonly DataTypeRule[] = [
  ['2', 'code', 'codeSystem'],
  ['3', 'codeSystemName', 'codeSystem'],
  ['4', 'codeSystemVersion', 'codeSystem'],
  ['5', 'displayName', 'code'],
].map(([number, present = '', needed = '']) => ({
  rule: `dtr1-${number}-SC`,
  message: `@${present} only with @${needed}.`,
  holds: (element) => !has(element, present) || has(element, needed),
}));
