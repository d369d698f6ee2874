import { child, children, type ParsedElement, SoapError, textOf, type XmlNamespace } from '@dmpconnect/soap';

/** How often a child stands in its parent. */
export type Occurs = '1' | '0..1' | '0..n' | '1..n';

/**
 * Checks that the children of an element are those of an `xsd:sequence`, in its order: what the schema of a request
 * asks for (teleservices 15.2, steps 5 and 9).
 *
 * @throws {SoapError} `XML_UNEXPECTED` naming the element and the rule.
 */
export function checkSequence(
  parent: ParsedElement,
  namespace: XmlNamespace,
  sequence: Readonly<Record<string, Occurs>>,
): void {
  const names = Object.keys(sequence);
  const counts = new Map<string, number>();
  let at = 0;
  for (const element of children(parent)) {
    const name = element.localName ?? '';
    const index = (element.namespaceURI ?? '') === namespace.uri ? names.indexOf(name) : -1;
    if (index < 0) throw unexpected(parent, `may not hold ${name}`);
    if (index < at) throw unexpected(parent, `holds ${name} after what must follow it`);
    at = index;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const [name, occurs] of Object.entries(sequence)) {
    const count = counts.get(name) ?? 0;
    if (count === 0 && occurs.startsWith('1')) throw unexpected(parent, `must hold ${name}`);
    if (count > 1 && !occurs.endsWith('n')) throw unexpected(parent, `holds ${name} twice`);
  }
}

/** Checks what an element is. @throws {SoapError} `XML_UNEXPECTED`. */
export function checkElement(element: ParsedElement, namespace: XmlNamespace, name: string): void {
  if (element.localName !== name || (element.namespaceURI ?? '') !== namespace.uri) {
    throw new SoapError('XML_UNEXPECTED', `The element ${element.localName} is not the expected ${name}.`);
  }
}

/** Text of a child, when it is there and not empty. */
export function textIn(
  parent: ParsedElement | undefined,
  namespace: XmlNamespace,
  name: string,
): string | undefined {
  const element = parent && child(parent, namespace.uri, name);
  const text = element === undefined ? '' : textOf(element);
  return text === '' ? undefined : text;
}

/** Text of a child that has to be there. @throws {SoapError} `XML_UNEXPECTED`. */
export function requiredText(parent: ParsedElement, namespace: XmlNamespace, name: string): string {
  const text = textIn(parent, namespace, name);
  if (text === undefined) throw unexpected(parent, `must hold ${name}`);
  return text;
}

/** Text of a child, in the form its type has. @throws {SoapError} `XML_UNEXPECTED`. */
export function textLike(
  parent: ParsedElement,
  namespace: XmlNamespace,
  name: string,
  pattern: RegExp,
): string | undefined {
  const text = textIn(parent, namespace, name);
  if (text !== undefined && !pattern.test(text))
    throw unexpected(parent, `holds a ${name} of the wrong form`);
  return text;
}

/** An element with a text, or nothing when there is no text to write. */
export function optionalElement(namespace: XmlNamespace, name: string, text: string | undefined) {
  return text === undefined || text === '' ? undefined : namespace.element(name, {}, [text]);
}

/** An element of `XML_UNEXPECTED`. */
export function unexpected(parent: ParsedElement, rule: string): SoapError {
  return new SoapError('XML_UNEXPECTED', `Element ${parent.localName} ${rule}.`);
}
