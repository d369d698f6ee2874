import { attribute, children, type ParsedElement } from '@dmpconnect/soap';
import { V3_URI } from '../../hl7v3/elements.js';
import { type DataTypeRule, has, ownText, siblings } from './data-type.js';

const qualifiers = (part: ParsedElement) =>
  (attribute(part, 'qualifier') ?? '').split(/\s+/).filter((one) => one !== '');

/** Names of anything. */
export const EN_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1.1-EN',
    message: 'a name with a nullFlavor has neither parts nor text.',
    holds: (element) =>
      !has(element, 'nullFlavor') || (children(element).length === 0 && ownText(element) === ''),
  },
  {
    rule: 'dtr1-1.2-EN',
    message: 'a name is either text or parts.',
    holds: (element) => children(element).length === 0 || ownText(element) === '',
  },
  {
    rule: 'dtr1-1.3-EN',
    message: 'a name is not empty.',
    holds: (element) => has(element, 'nullFlavor') || children(element).length > 0 || ownText(element) !== '',
  },
  {
    rule: 'dtr1-5-EN',
    message: 'no nullFlavor when another name is given.',
    holds: (element) =>
      !has(element, 'nullFlavor') || siblings(element).every((other) => has(other, 'nullFlavor')),
  },
  {
    rule: 'dtr1-6-EN',
    message: 'no other name is the same.',
    holds: (element) => !siblings(element).some((other) => contentOf(other) === contentOf(element)),
  },
  {
    rule: 'dtr1-7-EN',
    message: 'a qualifier does not stand twice on the same part.',
    holds: (element) => {
      const parts = children(element, V3_URI);
      // The official rule asks it of one part at least.
      return (
        parts.length === 0 || parts.some((part) => new Set(qualifiers(part)).size === qualifiers(part).length)
      );
    },
  },
];

/** Names of structures. */
export const ON_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-ON',
    message: 'the name of a structure is a text without parts.',
    holds: (element) => children(element).length === 0,
  },
];

/** Names of persons. */
export const PN_RULES: readonly DataTypeRule[] = [
  {
    rule: 'dtr1-1-PN',
    message: 'the legal status (LS) is not a part of a person’s name.',
    holds: (element) => children(element).every((part) => !qualifiers(part).includes('LS')),
  },
];

/** Uses and texts inside, as the official rules compare them. */
export function contentOf(element: ParsedElement): string {
  const use = attribute(element, 'use') ?? '';
  const inner = [...element.childNodes].map((node) =>
    node.nodeType === 1 && isElementNode(node)
      ? contentOf(node)
      : node.nodeType === 3 || node.nodeType === 4
        ? (node.nodeValue ?? '')
        : '',
  );
  return use + inner.join('');
}

function isElementNode(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === 1;
}
