import { SoapError } from '../errors.js';
import type { XmlAttribute, XmlElement, XmlNamespace, XmlNode } from './element.js';

/** Namespaces already declared around an element: prefix → URI. */
type Scope = ReadonlyMap<string, string>;

const XML_URI = 'http://www.w3.org/XML/1998/namespace';
const ROOT_SCOPE: Scope = new Map([
  ['', ''],
  ['xml', XML_URI],
]);

/**
 * Writes a tree in canonical form: its text is its own exclusive canonicalisation (C14N without comments),
 * so the digest of what is written is a plain hash of the bytes (architecture, section 6).
 *
 * @example
 * ```ts
 * writeXml(xmlNamespace('a', 'urn:a').element('b', { z: '1', c: '<' }, ['x & y']));
 * // <a:b xmlns:a="urn:a" c="&lt;" z="1">x &amp; y</a:b>
 * ```
 * @throws {SoapError} `XML_INVALID_CHARACTER` when a value cannot be carried by XML.
 */
export function writeXml(element: XmlElement): string {
  return write(element, ROOT_SCOPE);
}

/**
 * The inclusive canonicalisation (C14N 1.0) of an element that stands inside elements declaring `ancestors`:
 * they are rendered on the element itself. Needed where a signature names inclusive C14N, as the DMP's XAdES does.
 */
export function writeXmlInside(element: XmlElement, ancestors: readonly XmlNamespace[]): string {
  return write({ ...element, declared: [...ancestors, ...element.declared] }, ROOT_SCOPE);
}

/** The XML declaration in front of a document. */
export const XML_PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

function write(node: XmlNode, scope: Scope): string {
  if (typeof node === 'string') return escapeText(node);
  if (node.kind === 'verbatim') return node.text;
  const declarations = missingDeclarations(node, scope);
  const inner = declarations.length === 0 ? scope : new Map([...scope, ...declarations]);
  const tag = node.prefix === '' ? node.name : `${node.prefix}:${node.name}`;
  const namespaces = declarations
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
  const attributes = [...node.attributes].sort(byNamespaceThenName).map(writeAttribute).join('');
  return `<${tag}${namespaces}${attributes}>${node.children.map((child) => write(child, inner)).join('')}</${tag}>`;
}

/** The declarations an element must carry itself, sorted as C14N wants: default namespace first, then by prefix. */
function missingDeclarations(element: XmlElement, scope: Scope): [prefix: string, uri: string][] {
  const used = new Map<string, string>();
  for (const { prefix, uri } of element.declared) used.set(prefix, uri);
  for (const { prefix, uri } of element.attributes) if (prefix !== '') used.set(prefix, uri);
  used.set(element.prefix, element.uri);
  return [...used]
    .filter(([prefix, uri]) => scope.get(prefix) !== uri)
    .sort(([a], [b]) => compareCodePoints(a, b));
}

function byNamespaceThenName(a: XmlAttribute, b: XmlAttribute): number {
  return compareCodePoints(a.uri, b.uri) || compareCodePoints(a.name, b.name);
}

function compareCodePoints(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function writeAttribute({ prefix, name, value }: XmlAttribute): string {
  return ` ${prefix === '' ? name : `${prefix}:${name}`}="${escapeAttribute(value)}"`;
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
};
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

function escapeText(text: string): string {
  return refuseIllegal(text).replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

function escapeAttribute(value: string): string {
  return refuseIllegal(value).replace(
    /[&<"\t\n\r]/g,
    (character) => ATTRIBUTE_ESCAPES[character] ?? character,
  );
}

// XML 1.0, production 2 (Char): control characters, unpaired surrogates and the two non-characters cannot be carried.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function refuseIllegal(text: string): string {
  const found = ILLEGAL.exec(text);
  if (found === null) return text;
  const code = found[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  throw new SoapError(
    'XML_INVALID_CHARACTER',
    `Character U+${code} at position ${found.index} cannot be written in XML.`,
  );
}
