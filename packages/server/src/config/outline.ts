/** A stretch of a text, from the first offset up to but without the second. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An attribute, the white space before it included. */
export interface AttributeSpan extends Span {
  readonly name: string;
}

/** What lies between two tags: text and CDATA sections, or a comment or instruction, which holds no value. */
export interface PieceSpan extends Span {
  readonly value: boolean;
}

/** Where an element stands in its text. */
export interface ElementOutline extends Span {
  readonly name: string;
  readonly attributes: readonly AttributeSpan[];
  /** Offset behind the last attribute, or behind the name: where a further attribute goes. */
  readonly attributesEnd: number;
  /** Between the tags; nothing when the element is written `<a/>`. */
  readonly content: Span | undefined;
  readonly children: readonly ElementOutline[];
  /** Everything of the content that is no element, in order. */
  readonly pieces: readonly PieceSpan[];
}

/** Comment, CDATA section, instruction, end tag, start tag; in that order. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

interface Open {
  readonly name: string;
  readonly from: number;
  readonly attributes: readonly AttributeSpan[];
  readonly attributesEnd: number;
  readonly contentFrom: number;
  readonly children: ElementOutline[];
  readonly pieces: PieceSpan[];
  /** Up to where the content was read. */
  read: number;
}

/**
 * Finds where each element of a well-formed document without DOCTYPE stands, so that one can be changed without
 * touching a byte of the others. The text was parsed before: what is not well-formed never comes here.
 *
 * @returns the root element.
 */
export function outlineXml(text: string): ElementOutline | undefined {
  const stack: Open[] = [];
  for (const match of text.matchAll(MARKUP)) {
    const [markup, name, attributes = '', selfClosing] = match;
    const from = match.index;
    const to = from + markup.length;
    const parent = stack.at(-1);
    if (markup.startsWith('<![CDATA[')) continue;
    if (parent !== undefined) addValue(parent, from);
    if (name === undefined && !markup.startsWith('</')) {
      parent?.pieces.push({ from, to, value: false });
    } else if (name !== undefined) {
      const attributesFrom = from + 1 + name.length;
      const opened = {
        name,
        from,
        attributes: [...attributes.matchAll(ATTRIBUTE)].map((found) => ({
          name: found[1] ?? '',
          from: attributesFrom + found.index,
          to: attributesFrom + found.index + found[0].length,
        })),
        attributesEnd: attributesFrom + attributes.length,
      };
      if (selfClosing !== '/') {
        stack.push({ ...opened, contentFrom: to, children: [], pieces: [], read: to });
        continue;
      }
      const element = { ...opened, to, content: undefined, children: [], pieces: [] };
      if (parent === undefined) return element;
      parent.children.push(element);
    } else if (parent !== undefined) {
      stack.pop();
      const { read: _, contentFrom, ...rest } = parent;
      const element = { ...rest, to, content: { from: contentFrom, to: from } };
      const above = stack.at(-1);
      if (above === undefined) return element;
      above.children.push(element);
      above.read = to;
      continue;
    }
    if (parent !== undefined) parent.read = to;
  }
  return undefined;
}

/** The text read since the last markup, which may hold CDATA sections. */
function addValue(open: Open, to: number): void {
  if (to > open.read) open.pieces.push({ from: open.read, to, value: true });
}
