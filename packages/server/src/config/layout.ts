import { type Edit, escapeAttribute, escapeText } from './edits.js';
import type { NodeContent } from './form.js';
import type { ElementOutline } from './outline.js';

const INDENT = '  ';

/** White space before and after what is added: where it begins a line, as its neighbours do. */
function leadingSpace(text: string, at: number): string {
  return /\s*$/.exec(text.slice(0, at))?.[0] ?? '';
}

/** The end of line and the indent of a node at `depth`, like that of `sibling` where there is one. */
function lineFor(text: string, sibling: ElementOutline | undefined, depth: number): string {
  const like = sibling === undefined ? '' : leadingSpace(text, sibling.from);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  // One line of it: the empty lines above a neighbour are not repeated.
  return like.includes('\n') ? end + like.slice(like.lastIndexOf('\n') + 1) : end + INDENT.repeat(depth);
}

/** A new node. `line` is what stands before it: an end of line and its indent. */
export function writeElement(name: string, content: NodeContent, line: string): string {
  const attributes = Object.entries(content.attributes ?? {})
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join('');
  const children = content.children ?? [];
  const inner =
    children.length === 0
      ? escapeText(content.text ?? '')
      : children
          .map((child) => `${line}${INDENT}<${child.name}>${escapeText(child.text)}</${child.name}>`)
          .join('') + line;
  return inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

/** Puts nodes at the end of `parent`; `depth` is theirs. `write` is given the line each begins with. */
export function appendNodes(
  text: string,
  parent: ElementOutline,
  depth: number,
  nodes: readonly ((line: string) => string)[],
): Edit {
  const line = lineFor(text, parent.children.at(-1), depth);
  const written = nodes.map((write) => line + write(line)).join('');
  const closing = lineFor(text, undefined, depth - 1);
  const { content } = parent;
  if (content === undefined) {
    return {
      from: parent.attributesEnd,
      to: parent.to,
      text: `>${written}${closing}</${parent.name}>`,
    };
  }
  const inside = text.slice(content.from, content.to);
  const trailing = leadingSpace(inside, inside.length);
  return {
    from: content.to - trailing.length,
    to: content.to,
    text: written + (trailing.includes('\n') ? trailing : closing),
  };
}

/** Puts nodes behind `sibling`. */
export function insertAfter(
  text: string,
  sibling: ElementOutline,
  depth: number,
  nodes: readonly ((line: string) => string)[],
): Edit {
  const line = lineFor(text, sibling, depth);
  return { from: sibling.to, to: sibling.to, text: nodes.map((write) => line + write(line)).join('') };
}

/** Takes a node away with the white space before it. */
export function removeElement(text: string, element: ElementOutline): Edit {
  return { from: element.from - leadingSpace(text, element.from).length, to: element.to, text: '' };
}
