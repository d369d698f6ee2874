import { applyEdits, type Edit, escapeAttribute, escapeText } from './edits.js';
import type { NodeContent } from './form.js';
import { appendNodes, insertAfter, removeElement, writeElement } from './layout.js';
import { type ElementOutline, outlineXml, type Span } from './outline.js';
import type { DescribedSetting } from './settings.js';

/**
 * Makes the nodes of one setting say `contents`, in place where they stand, at the end of their section otherwise.
 * Whatever is not that setting keeps each of its characters.
 *
 * @param text a well-formed settings file.
 */
export function writeSetting(
  text: string,
  { section, row }: Pick<DescribedSetting, 'section' | 'row'>,
  contents: readonly NodeContent[],
): string {
  const root = outlineXml(text);
  if (root === undefined) return text;
  const sections = root.children.filter(({ name }) => name === section);
  const existing = sections.flatMap(({ children }) => children).filter(({ name }) => name === row.node);
  if (existing.length === 0) {
    if (contents.length === 0) return text;
    const nodes = contents.map((content) => (line: string) => writeElement(row.node, content, line));
    const [parent] = sections;
    return applyEdits(text, [
      parent === undefined
        ? appendNodes(text, root, 1, [(line) => writeSection(section, nodes, line)])
        : appendNodes(text, parent, 2, nodes),
    ]);
  }
  // An unset setting keeps its first node, empty: the file goes on showing that it exists.
  const wanted = contents.length > 0 ? contents : [{ text: '' }];
  const edits = alignNodes(text, existing, wanted, {
    depth: 2,
    change: (element, content) => changeElement(text, element, content, row.form),
    write: (content, line) => writeElement(row.node, content, line),
  });
  return applyEdits(text, edits);
}

function writeSection(name: string, nodes: readonly ((line: string) => string)[], line: string): string {
  const inner = `${line}  `;
  return `<${name}>${nodes.map((write) => inner + write(inner)).join('')}${line}</${name}>`;
}

interface Alignment<T> {
  readonly depth: number;
  /** What makes an element say a value: nothing when it does already. */
  readonly change: (element: ElementOutline, value: T) => readonly Edit[];
  readonly write: (value: T, line: string) => string;
}

/** Makes a row of elements, at least one, say a row of values; those that say theirs at both ends are not touched. */
function alignNodes<T>(
  text: string,
  existing: readonly ElementOutline[],
  wanted: readonly T[],
  { depth, change, write }: Alignment<T>,
): readonly Edit[] {
  const says = (element: ElementOutline | undefined, value: T | undefined): boolean =>
    element !== undefined && value !== undefined && change(element, value).length === 0;
  let head = 0;
  while (says(existing[head], wanted[head])) head += 1;
  let tail = 0;
  const most = Math.min(existing.length, wanted.length) - head;
  while (tail < most && says(existing.at(-1 - tail), wanted.at(-1 - tail))) tail += 1;

  const old = existing.slice(head, existing.length - tail);
  const values = wanted.slice(head, wanted.length - tail);
  const changed = old.flatMap((element, index) => {
    const value = values[index];
    return value === undefined ? [removeElement(text, element)] : change(element, value);
  });
  const added = values.slice(old.length);
  const before = existing[head + old.length - 1] ?? existing[0];
  if (added.length === 0 || before === undefined) return changed;
  const nodes = added.map((value) => (line: string) => write(value, line));
  // Nothing stands before the first of all: what is new goes before it, which then follows it on its own line.
  return head + old.length > 0
    ? [...changed, insertAfter(text, before, depth, nodes)]
    : [...changed, insertBefore(text, before, depth, nodes)];
}

function insertBefore(
  text: string,
  sibling: ElementOutline,
  depth: number,
  nodes: readonly ((line: string) => string)[],
): Edit {
  const after = insertAfter(text, sibling, depth, nodes);
  const line = /^\s*/.exec(after.text)?.[0] ?? '';
  return { from: sibling.from, to: sibling.from, text: after.text.slice(line.length) + line };
}

/** Gives `element` its content. Its comments stay, and attributes and children that its form does not know. */
function changeElement(
  text: string,
  element: ElementOutline,
  content: NodeContent,
  form: DescribedSetting['row']['form'],
): readonly Edit[] {
  const attributes = form.attributes.flatMap((name) =>
    changeAttribute(text, element, name, content.attributes?.[name]),
  );
  if (form.children.length > 0) return [...attributes, ...changeItems(text, element, content, form.children)];
  return [...attributes, ...changeText(text, element, escapeText(content.text ?? ''))];
}

function changeAttribute(
  text: string,
  element: ElementOutline,
  name: string,
  value: string | undefined,
): readonly Edit[] {
  const found = element.attributes.find((attribute) => attribute.name === name);
  if (found === undefined) {
    const at = element.attributesEnd;
    return value === undefined ? [] : [{ from: at, to: at, text: ` ${name}="${escapeAttribute(value)}"` }];
  }
  if (value === undefined) return [{ from: found.from, to: found.to, text: '' }];
  const written = text.slice(found.from, found.to);
  const quoted = written.slice(written.indexOf('=') + 1).trim();
  if (quoted.slice(1, -1) === escapeAttribute(value)) return [];
  return [{ from: found.to - quoted.length, to: found.to, text: `"${escapeAttribute(value)}"` }];
}

function changeText(text: string, element: ElementOutline, value: string): readonly Edit[] {
  const { content, attributesEnd, name, to } = element;
  if (content === undefined) {
    return value === '' ? [] : [{ from: attributesEnd, to, text: `>${value}</${name}>` }];
  }
  const [first, ...others] = [
    ...element.pieces.filter((piece) => piece.value).map((piece) => trimSpan(text, piece)),
    ...element.children,
  ]
    .filter((span) => span.to > span.from)
    .toSorted((a, b) => a.from - b.from);
  if (first === undefined) {
    return value === '' ? [] : [{ from: content.from, to: content.from, text: value }];
  }
  const kept = others.length === 0 && text.slice(first.from, first.to) === value;
  return kept
    ? []
    : [
        { from: first.from, to: first.to, text: value },
        ...others.map(({ from, to: end }) => ({ from, to: end, text: '' })),
      ];
}

function changeItems(
  text: string,
  element: ElementOutline,
  content: NodeContent,
  known: readonly string[],
): readonly Edit[] {
  const items = content.children ?? [];
  const existing = element.children.filter(({ name }) => known.includes(name));
  const [first] = existing;
  if (first === undefined) {
    if (items.length === 0) return [];
    const nodes = items.map((item) => () => writeElement(item.name, { text: item.text }, ''));
    return [appendNodes(text, element, 3, nodes)];
  }
  return alignNodes(text, existing, items, {
    depth: 3,
    change: (child, item) => changeText(text, child, escapeText(item.text)),
    write: (item) => writeElement(item.name, { text: item.text }, ''),
  });
}

function trimSpan(text: string, { from, to }: Span): Span {
  const value = text.slice(from, to);
  const start = from + (value.length - value.trimStart().length);
  return { from: start, to: Math.max(start, start + value.trim().length) };
}
