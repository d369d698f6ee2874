import { compareCodePoints, escapeAttribute, escapeText } from './canonical.js';
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
 * so the digest of what is written is a plain hash of the bytes (architecture, section 6). Namespaces that an
 * element only declares ({@link declaring}) are kept too: a signature must then list their prefixes as inclusive.
 *
 * @example
 * ```ts
 * writeXml(xmlNamespace('a', 'urn:a').element('b', { z: '1', c: '<' }, ['x & y']));
 * // <a:b xmlns:a="urn:a" c="&lt;" z="1">x &amp; y</a:b>
 * ```
 * @throws {SoapError} `XML_INVALID_CHARACTER` when a value cannot be carried by XML.
 * @throws {TypeError} When an element binds one prefix to two namespaces: a mistake of the program.
 */
export function writeXml(element: XmlElement): string {
  return write(element, ROOT_SCOPE);
}

/**
 * The inclusive canonicalisation (C14N 1.0) of an element that stands inside elements declaring `ancestors`:
 * they are rendered on the element itself. Needed where a signature names inclusive C14N, as the DMP's XAdES does.
 */
export function writeXmlInside(element: XmlElement, ancestors: readonly XmlNamespace[]): string {
  // A prefix that the element binds anew hides the outer one.
  const own = ownNamespaces(element);
  const visible = ancestors.filter(({ prefix, uri }) => (own.get(prefix) ?? uri) === uri);
  return write({ ...element, declared: [...visible, ...element.declared] }, ROOT_SCOPE);
}

/** The XML declaration in front of a document. */
export const XML_PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

function write(node: XmlNode, scope: Scope): string {
  if (typeof node === 'string') return escapeText(node);
  if (node.kind === 'verbatim') return node.text;
  const declarations = [...ownNamespaces(node)]
    .filter(([prefix, uri]) => scope.get(prefix) !== uri)
    .sort(([a], [b]) => compareCodePoints(a, b));
  const inner = declarations.length === 0 ? scope : new Map([...scope, ...declarations]);
  const tag = node.prefix === '' ? node.name : `${node.prefix}:${node.name}`;
  const namespaces = declarations
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
  const attributes = [...node.attributes].sort(byNamespaceThenName).map(writeAttribute).join('');
  return `<${tag}${namespaces}${attributes}>${node.children.map((child) => write(child, inner)).join('')}</${tag}>`;
}

/** Every namespace that an element's own names and declarations need. */
function ownNamespaces(element: XmlElement): Map<string, string> {
  const own = new Map([[element.prefix, element.uri]]);
  const others = [...element.attributes.filter(({ prefix }) => prefix !== ''), ...element.declared];
  for (const { prefix, uri } of others) {
    if ((own.get(prefix) ?? uri) !== uri) {
      throw new TypeError(`Element ${element.name} binds the prefix "${prefix}" to two namespaces.`);
    }
    own.set(prefix, uri);
  }
  return own;
}

function byNamespaceThenName(a: XmlAttribute, b: XmlAttribute): number {
  return compareCodePoints(a.uri, b.uri) || compareCodePoints(a.name, b.name);
}

function writeAttribute({ prefix, name, value }: XmlAttribute): string {
  return ` ${prefix === '' ? name : `${prefix}:${name}`}="${escapeAttribute(value)}"`;
}
