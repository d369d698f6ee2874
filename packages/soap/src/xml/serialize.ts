import { compareCodePoints, escapeAttribute, escapeText } from './canonical.js';
import { isElement, type ParsedElement } from './parse.js';

const XMLNS_URI = 'http://www.w3.org/2000/xmlns/';

/** Prefix → URI. */
type Namespaces = ReadonlyMap<string, string>;

/**
 * Text of an element cut out of its document, to be handed to something that reads text: every namespace in scope
 * is declared on it, nothing that C14N keeps is lost, comments are left out.
 *
 * @example `verifyEnveloped({ xml: serializeElement(envelope.assertion), expectedRoot })`
 */
export function serializeElement(element: ParsedElement): string {
  return serialize(element, new Map(), namespacesInScope(element), withoutComments);
}

/**
 * A whole document in canonical form with comments (C14N 1.0), as the manifest of a lot signature digests it
 * (dmp-transactions 6.2).
 *
 * @param root The root element, as {@link parseXml} returns it.
 */
export function canonicalDocument(root: ParsedElement): string {
  const nodes = [...(root.ownerDocument?.childNodes ?? [root])].filter(
    // The XML declaration and the white space around the root are no nodes of the document, though the parser shows them.
    ({ nodeType, nodeName }) =>
      nodeType !== TEXT && !(nodeType === PROCESSING_INSTRUCTION && nodeName === 'xml'),
  );
  const at = nodes.indexOf(root);
  return nodes
    .map((node, index) => {
      if (isElement(node)) return serialize(node, new Map(), declarationsOnly(node), withComments);
      const text = withComments(node);
      if (text === '') return '';
      return index < at ? `${text}\n` : `\n${text}`;
    })
    .join('');
}

/** Writes what is no element. */
type WriteLeaf = (node: Leaf) => string;
type Leaf = { readonly nodeType: number; readonly nodeName: string; readonly nodeValue: string | null };

/** @param around What the output around this element declares. @param here What is in scope on the element. */
function serialize(
  element: ParsedElement,
  around: Namespaces,
  here: Namespaces,
  writeLeaf: WriteLeaf,
): string {
  const declarations = [...here]
    .filter(([prefix, uri]) => (around.get(prefix) ?? '') !== uri)
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([prefix, uri]) => ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapeAttribute(uri)}"`);
  const attributes = [...element.attributes]
    .filter((attribute) => attribute.namespaceURI !== XMLNS_URI)
    .sort(
      (a, b) =>
        compareCodePoints(a.namespaceURI ?? '', b.namespaceURI ?? '') ||
        compareCodePoints(a.localName ?? a.name, b.localName ?? b.name),
    )
    .map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`);
  const children = [...element.childNodes].map((node) => {
    if (!isElement(node)) return writeLeaf(node);
    return serialize(node, here, new Map([...here, ...declarationsOf(node)]), writeLeaf);
  });
  const tag = element.tagName;
  return `<${tag}${declarations.join('')}${attributes.join('')}>${children.join('')}</${tag}>`;
}

const TEXT = 3;
const CDATA = 4;
const PROCESSING_INSTRUCTION = 7;
const COMMENT = 8;

function withComments(node: Leaf): string {
  return node.nodeType === COMMENT ? `<!--${node.nodeValue ?? ''}-->` : withoutComments(node);
}

function withoutComments(node: Leaf): string {
  const value = node.nodeValue ?? '';
  if (node.nodeType === TEXT || node.nodeType === CDATA) return escapeText(value);
  if (node.nodeType === PROCESSING_INSTRUCTION) return `<?${node.nodeName}${value && ` ${value}`}?>`;
  return '';
}

function namespacesInScope(element: ParsedElement): Namespaces {
  const { parentNode } = element;
  const outer = parentNode !== null && isElement(parentNode) ? namespacesInScope(parentNode) : [];
  return new Map([...outer, ...declarationsOf(element)]);
}

function declarationsOnly(element: ParsedElement): Namespaces {
  return new Map(declarationsOf(element));
}

function declarationsOf(element: ParsedElement): [prefix: string, uri: string][] {
  return [...element.attributes]
    .filter((attribute) => attribute.namespaceURI === XMLNS_URI)
    .map(({ name, value }) => [name === 'xmlns' ? '' : name.slice('xmlns:'.length), value]);
}
