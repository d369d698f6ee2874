import { attribute, child, children } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import type { Where } from './element-template.js';

/** Elements without `nullFlavor`. */
export const NOT_NULL: Where = {
  text: '[not(@nullFlavor)]',
  test: (element) => attribute(element, 'nullFlavor') === undefined,
};

/** Elements with a child, which itself satisfies a condition when one is given. */
export function having(name: string, condition?: Where): Where {
  return {
    text: `[${name}${condition?.text ?? ''}]`,
    test: (element, context) =>
      children(element, V3_URI, name).some(
        (candidate) => condition === undefined || condition.test(candidate, context),
      ),
  };
}

/** Elements without a child. */
export function without(name: string): Where {
  return { text: `[not(${name})]`, test: (element) => child(element, V3_URI, name) === undefined };
}

/** Elements that have an attribute. */
export function withAttribute(name: string): Where {
  return { text: `[@${name}]`, test: (element) => attribute(element, name) !== undefined };
}

/** Elements of which an attribute has a value. */
export function attributeIs(name: string, value: string): Where {
  return { text: `[@${name}='${value}']`, test: (element) => attribute(element, name) === value };
}

/** Elements that satisfy every condition. */
export function both(...conditions: readonly Where[]): Where {
  return {
    text: conditions.map(({ text }) => text).join(''),
    test: (element, context) => conditions.every(({ test }) => test(element, context)),
  };
}
