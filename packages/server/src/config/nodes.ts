import type { Document, Element, Node } from '@xmldom/xmldom';
import { childElements } from './document.js';
import type { NodeContent } from './form.js';
import type { DescribedSetting } from './settings.js';

/**
 * Makes the nodes of one setting say `contents`, in place where they stand, at the end of their section
 * otherwise.
 */
export function writeNodes(
  document: Document,
  root: Element,
  { section, row }: DescribedSetting,
  contents: readonly NodeContent[],
): void {
  const sections = childElements(root).filter((element) => element.nodeName === section);
  const existing = sections.flatMap(childElements).filter((element) => element.nodeName === row.node);
  if (existing.length === 0 && contents.length === 0) return;
  const parent = sections[0] ?? appendIndented(document, root, document.createElement(section), 1);

  // An unset setting keeps its first node, empty: the file goes on showing that it exists.
  const wanted = contents.length > 0 ? contents : [{ text: '' }];
  let last: Element | undefined;
  for (const [index, content] of wanted.entries()) {
    const node = existing[index] ?? insertNode(document, parent, document.createElement(row.node), last);
    fill(document, node, content, row.form.attributes);
    last = node;
  }
  for (const extra of existing.slice(wanted.length)) removeWithIndent(extra);
}

function insertNode(document: Document, parent: Element, node: Element, after: Element | undefined): Element {
  if (after === undefined) return appendIndented(document, parent, node, 2);
  after.parentNode?.insertBefore(node, after.nextSibling);
  after.parentNode?.insertBefore(document.createTextNode(`\n${INDENT.repeat(2)}`), node);
  return node;
}

const INDENT = '  ';

/** Puts `node` on a line of its own at the end of `parent`, which closes on a line of its own. */
function appendIndented(document: Document, parent: Element, node: Element, depth: number): Element {
  const last = parent.lastChild;
  if (last !== null && isBlank(last)) parent.removeChild(last);
  parent.appendChild(document.createTextNode(`\n${INDENT.repeat(depth)}`));
  parent.appendChild(node);
  parent.appendChild(document.createTextNode(`\n${INDENT.repeat(depth - 1)}`));
  return node;
}

function removeWithIndent(node: Element): void {
  const before = node.previousSibling;
  if (before !== null && isBlank(before)) node.parentNode?.removeChild(before);
  node.parentNode?.removeChild(node);
}

function isBlank(node: Node): boolean {
  return node.nodeType === node.TEXT_NODE && (node.nodeValue ?? '').trim() === '';
}

/** Gives `node` its content. Its comments stay, and attributes that no form knows. */
function fill(document: Document, node: Element, content: NodeContent, owned: readonly string[]): void {
  for (const child of [...node.childNodes]) {
    if (child.nodeType !== node.COMMENT_NODE) node.removeChild(child);
  }
  for (const name of owned) node.removeAttribute(name);
  for (const [name, value] of Object.entries(content.attributes ?? {})) node.setAttribute(name, value);
  if (content.text) node.appendChild(document.createTextNode(content.text));
  for (const { name, text } of content.children ?? []) {
    const child = document.createElement(name);
    child.appendChild(document.createTextNode(text));
    appendIndented(document, node, child, 3);
  }
}
