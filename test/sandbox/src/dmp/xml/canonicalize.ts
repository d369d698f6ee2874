import type { ParsedElement } from '@dmpconnect/soap';

/** A node as the XML parser gives it, reduced to what canonicalisation looks at. */
type XmlNode = ParsedElement['childNodes'][number];

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
const INSTRUCTION = 7;
const COMMENT = 8;

const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

type Namespaces = ReadonlyMap<string, string>;

/**
 * Canonical XML 1.0 with comments of the whole document an element is the root of: what the manifest of a lot
 * digests (dmp-transactions 6.2, point 4).
 */
export function canonicalizeDocument(root: ParsedElement): string {
  const nodes = [...(root.ownerDocument?.childNodes ?? [root])].filter(
    // White space around the root is no node of the document, although the parser keeps it.
    (node) => !isDeclaration(node) && node.nodeType !== TEXT,
  );
  const rootIndex = nodes.indexOf(root);
  return nodes
    .map((node, index) => {
      if (node === root) return writeElement(root, NOTHING_RENDERED, NOTHING_RENDERED);
      const text = writeNode(node, NOTHING_RENDERED, NOTHING_RENDERED);
      if (text === '') return '';
      return index < rootIndex ? `${text}\n` : `\n${text}`;
    })
    .join('');
}

/**
 * An element as a document of its own, with every namespace it was in the scope of, in canonical form with
 * comments. `xml:` attributes of its ancestors are left where they are.
 */
export function canonicalizeElement(element: ParsedElement): string {
  return writeElement(element, inScopeAbove(element), NOTHING_RENDERED);
}

const NOTHING_RENDERED: Namespaces = new Map();

function inScopeAbove(element: ParsedElement): Namespaces {
  const scope = new Map<string, string>();
  for (let node = element.parentNode; node !== null; node = node.parentNode) {
    if (!isElement(node)) continue;
    for (const [prefix, uri] of declarationsOf(node)) if (!scope.has(prefix)) scope.set(prefix, uri);
  }
  return scope;
}

function writeNode(node: XmlNode, scope: Namespaces, rendered: Namespaces): string {
  if (isElement(node)) return writeElement(node, scope, rendered);
  const value = node.nodeValue ?? '';
  switch (node.nodeType) {
    case TEXT:
    case CDATA:
      return escapeText(value);
    case COMMENT:
      return `<!--${value}-->`;
    case INSTRUCTION:
      return `<?${node.nodeName}${value === '' ? '' : ` ${value}`}?>`;
    default:
      return '';
  }
}

function writeElement(element: ParsedElement, above: Namespaces, rendered: Namespaces): string {
  const scope = new Map([...above, ...declarationsOf(element)]);
  const added = [...scope]
    .filter(([prefix, uri]) => prefix !== 'xml' && uri !== (rendered.get(prefix) ?? ''))
    .sort(([a], [b]) => compare(a, b));
  const attributes = [...element.attributes]
    .filter((attribute) => attribute.namespaceURI !== XMLNS_URI)
    .sort(
      (a, b) =>
        compare(a.namespaceURI ?? '', b.namespaceURI ?? '') ||
        compare(a.localName ?? a.name, b.localName ?? b.name),
    );
  const inner = new Map([...rendered, ...added]);
  const parts = [
    `<${element.tagName}`,
    ...added.map(
      ([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`,
    ),
    ...attributes.map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`),
    '>',
    ...[...element.childNodes].map((node) => writeNode(node, scope, inner)),
    `</${element.tagName}>`,
  ];
  return parts.join('');
}

function declarationsOf(element: ParsedElement): [prefix: string, uri: string][] {
  return [...element.attributes]
    .filter((attribute) => attribute.namespaceURI === XMLNS_URI)
    .map(({ name, value }) => [name === 'xmlns' ? '' : name.slice('xmlns:'.length), value]);
}

/** The XML declaration is no node of the document, although the parser shows it as an instruction. */
function isDeclaration(node: XmlNode): boolean {
  return node.nodeType === INSTRUCTION && node.nodeName === 'xml';
}

function isElement(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === ELEMENT;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
  return text.replace(/[&<>\r]/g, (character) => TEXT_ESCAPES[character] ?? character);
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<"\t\n\r]/g, (character) => ATTRIBUTE_ESCAPES[character] ?? character);
}
