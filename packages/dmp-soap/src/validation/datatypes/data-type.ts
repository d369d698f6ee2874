import { attribute, children, type ParsedElement } from '@dmpconnect/soap';

/** A rule of a data type: named as the official one. */
export interface DataTypeRule {
  /** `dtr1-1-II`. */
  readonly rule: string;
  readonly message: string;
  readonly holds: (element: ParsedElement) => boolean;
}

/** Whether an element has an attribute. */
export function has(element: ParsedElement, name: string): boolean {
  return attribute(element, name) !== undefined;
}

/** Text directly inside an element, without white space around. */
export function ownText(element: ParsedElement): string {
  return [...element.childNodes]
    .filter(({ nodeType }) => nodeType === TEXT || nodeType === CDATA)
    .map(({ nodeValue }) => nodeValue ?? '')
    .join('')
    .trim();
}

const TEXT = 3;
const CDATA = 4;

/** Brothers of an element with its name. */
export function siblings(element: ParsedElement): readonly ParsedElement[] {
  const parent = element.parentNode;
  if (parent === null || !isElementNode(parent)) return [];
  return children(parent).filter((other) => other !== element && other.localName === element.localName);
}

function isElementNode(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === 1;
}
