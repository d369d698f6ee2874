import { base64Source } from '../bytes/base64-source.js';
import { type ByteSource, type Bytes, joinBytes } from '../bytes/byte-source.js';
import { compareCodePoints, escapeAttribute, escapeText } from './canonical.js';
import type { XmlAttribute, XmlBase64, XmlElement, XmlNamespace, XmlNode } from './element.js';

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
  return piecesOf(element)
    .map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece.bytes).toString('base64')))
    .join('');
}

/**
 * The UTF-8 bytes of {@link writeXml}, made piece by piece: the base64 of a large document ({@link base64Text}) is
 * encoded while it is read, and the rest is kept.
 *
 * @throws {SoapError} `XML_INVALID_CHARACTER`
 */
export function writeXmlBytes(element: XmlElement): ByteSource {
  const parts: Bytes[] = [];
  let text: string[] = [];
  const flush = () => {
    if (text.length > 0) parts.push(Buffer.from(text.join('')));
    text = [];
  };
  for (const piece of piecesOf(element)) {
    if (typeof piece === 'string') {
      text.push(piece);
      continue;
    }
    flush();
    parts.push(base64Source(piece.bytes));
  }
  flush();
  return joinBytes(parts);
}

/**
 * The inclusive canonicalisation (C14N 1.0) of an element that stands inside elements declaring `ancestors`:
 * they are rendered on the element itself. Needed where a signature names inclusive C14N, as the DMP's XAdES does.
 */
export function writeXmlInside(element: XmlElement, ancestors: readonly XmlNamespace[]): string {
  // A prefix that the element binds anew hides the outer one.
  const own = ownNamespaces(element);
  const visible = ancestors.filter(({ prefix, uri }) => (own.get(prefix) ?? uri) === uri);
  return writeXml({ ...element, declared: [...visible, ...element.declared] });
}

/** The XML declaration in front of a document. */
export const XML_PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

/** Text as it is written, or bytes whose base64 stands there. */
type Piece = string | XmlBase64;

function piecesOf(element: XmlElement): readonly Piece[] {
  const pieces: Piece[] = [];
  write(element, ROOT_SCOPE, pieces);
  return pieces;
}

function write(node: XmlNode, scope: Scope, pieces: Piece[]): void {
  if (typeof node === 'string') pieces.push(escapeText(node));
  else if (node.kind === 'verbatim') pieces.push(node.text);
  else if (node.kind === 'base64') pieces.push(node);
  else writeElement(node, scope, pieces);
}

function writeElement(node: XmlElement, scope: Scope, pieces: Piece[]): void {
  const declarations = [...ownNamespaces(node)]
    .filter(([prefix, uri]) => scope.get(prefix) !== uri)
    .sort(([a], [b]) => compareCodePoints(a, b));
  const inner = declarations.length === 0 ? scope : new Map([...scope, ...declarations]);
  const tag = node.prefix === '' ? node.name : `${node.prefix}:${node.name}`;
  const namespaces = declarations
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`)
    .join('');
  const attributes = [...node.attributes].sort(byNamespaceThenName).map(writeAttribute).join('');
  pieces.push(`<${tag}${namespaces}${attributes}>`);
  for (const child of node.children) write(child, inner, pieces);
  pieces.push(`</${tag}>`);
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
