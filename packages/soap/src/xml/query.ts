import { SoapError } from '../errors.js';
import { isElement, type ParsedElement } from './parse.js';

/** Child elements, all of them or those of one name. Elements are always looked up by namespace. */
export function children(parent: ParsedElement, uri?: string, name?: string): ParsedElement[] {
  return [...parent.childNodes].filter(
    (node): node is ParsedElement =>
      isElement(node) &&
      (uri === undefined || (node.namespaceURI ?? '') === uri) &&
      (name === undefined || node.localName === name),
  );
}

/** First child element of that name, if any. */
export function child(parent: ParsedElement, uri: string, name: string): ParsedElement | undefined {
  return children(parent, uri, name)[0];
}

/** First child element of that name. @throws {SoapError} `XML_UNEXPECTED` when it is missing. */
export function requireChild(parent: ParsedElement, uri: string, name: string): ParsedElement {
  const found = child(parent, uri, name);
  if (found === undefined) {
    throw new SoapError('XML_UNEXPECTED', `Element ${parent.localName} has no child ${name}.`);
  }
  return found;
}

/**
 * The element reached by going down one child of one namespace after the other, if the whole path exists.
 *
 * @example `path(envelope, SOAP_URI, 'Body', 'Fault', 'Code')`
 */
export function path(
  from: ParsedElement,
  uri: string,
  ...names: readonly string[]
): ParsedElement | undefined {
  let current: ParsedElement | undefined = from;
  for (const name of names) {
    if (current === undefined) return undefined;
    current = child(current, uri, name);
  }
  return current;
}

/** Every element of that name below `root` (itself excluded), in document order. */
export function descendants(root: ParsedElement, uri: string, name: string): ParsedElement[] {
  return [...root.getElementsByTagNameNS(uri, name)];
}

/** Value of an attribute without namespace (or of `uri`), `undefined` when absent. */
export function attribute(element: ParsedElement, name: string, uri?: string): string | undefined {
  const value = uri === undefined ? element.getAttribute(name) : element.getAttributeNS(uri, name);
  return value ?? undefined;
}

/** Value of an attribute. @throws {SoapError} `XML_UNEXPECTED` when it is absent. */
export function requireAttribute(element: ParsedElement, name: string, uri?: string): string {
  const value = attribute(element, name, uri);
  if (value === undefined) {
    throw new SoapError('XML_UNEXPECTED', `Element ${element.localName} has no attribute ${name}.`);
  }
  return value;
}

/** Text of an element without the white space around it. */
export function textOf(element: ParsedElement): string {
  return (element.textContent ?? '').trim();
}
