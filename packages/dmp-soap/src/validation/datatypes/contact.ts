import { attribute, child, children } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { type DataTypeRule, has, ownText, siblings } from './data-type.js';
import { contentOf } from './name.js';

/** Addresses. */
export const AD_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-AD',
    message: 'an address is either text or parts, and not empty.',
    holds: (element) =>
      has(element, 'nullFlavor') || children(element).length > 0 !== (ownText(element) !== ''),
  },
  {
    rule: 'dtr1-9-AD',
    message: 'no nullFlavor when another address is given.',
    holds: (element) =>
      !has(element, 'nullFlavor') || siblings(element).every((other) => has(other, 'nullFlavor')),
  },
  {
    rule: 'dtr1-10-AD',
    message: 'no other address is the same.',
    holds: (element) => !siblings(element).some((other) => contentOf(other) === contentOf(element)),
  },
];

/** Characters that a URI must not hold as they are. */
const NOT_IN_URI = /[^\x21-\x7e]|["<>\\^`{|}]/;

/** Phone numbers, mail addresses… in URL form. */
export const TEL_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-URL',
    message: 'there is a @value or a nullFlavor.',
    holds: (element) => has(element, 'nullFlavor') || has(element, 'value'),
  },
  {
    rule: 'dtr1-2-URL',
    message: '@value is not a URI: no spaces, no accents.',
    holds: (element) => has(element, 'nullFlavor') || !NOT_IN_URI.test(attribute(element, 'value') ?? ''),
  },
  {
    rule: 'dtr1-4-URL',
    message: 'no nullFlavor when another one is given.',
    holds: (element) =>
      !has(element, 'nullFlavor') || siblings(element).every((other) => has(other, 'nullFlavor')),
  },
  {
    rule: 'dtr1-5-URL',
    message: 'no other one has the same value and use.',
    holds: (element) => {
      const [value, use] = [attribute(element, 'value'), attribute(element, 'use')];
      if (value === undefined || use === undefined) return true;
      return !siblings(element).some(
        (other) => attribute(other, 'value') === value && attribute(other, 'use') === use,
      );
    },
  },
  {
    rule: 'dtr1-1-TEL',
    message: 'no useablePeriod beside a nullFlavor.',
    holds: (element) => !has(element, 'nullFlavor') || child(element, V3_URI, 'useablePeriod') === undefined,
  },
];
