/**
 * The outgoing XML tree: plain values, written in canonical form by {@link file://./write.ts}.
 * Prefixes are part of the value, so what is signed is decided here and nowhere else.
 */

export interface XmlElement {
  readonly kind: 'element';
  readonly prefix: string;
  /** `''` for an element in no namespace. */
  readonly uri: string;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  /** Namespaces declared here although no name uses them yet (for QNames inside values). */
  readonly declared: readonly XmlNamespace[];
  readonly children: readonly XmlNode[];
}

export interface XmlAttribute {
  readonly prefix: string;
  readonly uri: string;
  readonly name: string;
  readonly value: string;
}

/** Canonical XML already written, inserted as it is: a signed assertion inside an envelope. */
export interface XmlVerbatim {
  readonly kind: 'verbatim';
  readonly text: string;
}

/** Bytes whose base64 is the text: encoded while it is written, so that a large document is never a string. */
export interface XmlBase64 {
  readonly kind: 'base64';
  readonly bytes: Uint8Array;
}

export type XmlNode = XmlElement | XmlVerbatim | XmlBase64 | string;

/** Attributes by name; `undefined` values are left out. Qualified names come from {@link XmlNamespace.attribute}. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** Children; `undefined` ones are left out, lists are flattened. */
export type XmlChildren = readonly (XmlNode | undefined | readonly XmlNode[])[];

export interface XmlNamespace {
  readonly prefix: string;
  readonly uri: string;
  /** An element of this namespace. */
  element(name: string, attributes?: XmlAttributes, children?: XmlChildren): XmlElement;
  /** The key of a qualified attribute of this namespace, for {@link XmlAttributes}. */
  attribute(name: string): string;
}

/**
 * A namespace with the prefix it is written with.
 *
 * @param prefix `''` makes it the default namespace of its elements (not usable for attributes).
 * @example
 * ```ts
 * const V3 = xmlNamespace('', 'urn:hl7-org:v3');
 * const XSI = xmlNamespace('xsi', 'http://www.w3.org/2001/XMLSchema-instance');
 * V3.element('Role', { [XSI.attribute('type')]: 'CE', code: '10' });
 * ```
 */
export function xmlNamespace(prefix: string, uri: string): XmlNamespace {
  return {
    prefix,
    uri,
    element: (name, attributes, children) => makeElement(prefix, uri, name, attributes, children),
    attribute: (name) => `{${uri}}${prefix}:${name}`,
  };
}

/** An element in no namespace. */
export function plainElement(name: string, attributes?: XmlAttributes, children?: XmlChildren): XmlElement {
  return makeElement('', '', name, attributes, children);
}

/** The same element, declaring further namespaces (for QNames inside values, such as `xsi:type="xs:string"`). */
export function declaring(element: XmlElement, ...namespaces: readonly XmlNamespace[]): XmlElement {
  return { ...element, declared: [...element.declared, ...namespaces] };
}

/** Canonical XML already written, to be inserted byte for byte. */
export function verbatim(text: string): XmlVerbatim {
  return { kind: 'verbatim', text };
}

/** The base64 of some bytes, as text. Write a tree that holds a large one with {@link writeXmlBytes}. */
export function base64Text(bytes: Uint8Array): XmlBase64 {
  return { kind: 'base64', bytes };
}

function makeElement(
  prefix: string,
  uri: string,
  name: string,
  attributes: XmlAttributes = {},
  children: XmlChildren = [],
): XmlElement {
  return {
    kind: 'element',
    prefix,
    uri,
    name,
    attributes: readAttributes(attributes),
    declared: [],
    children: children.flat().filter((child) => child !== undefined),
  };
}

const QUALIFIED = /^\{(?<uri>[^}]*)\}(?<prefix>[^:]+):(?<name>.+)$/;

function readAttributes(attributes: XmlAttributes): XmlAttribute[] {
  const read: XmlAttribute[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    const { uri = '', prefix = '', name = key } = QUALIFIED.exec(key)?.groups ?? {};
    read.push({ prefix, uri, name, value });
  }
  return read;
}
