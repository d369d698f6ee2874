/** Where an element stands in the text of its document. */
export interface ElementOffsets {
  /** Local name. */
  readonly name: string;
  readonly start: number;
  /** Just behind its start tag; its end for an empty-element tag. */
  readonly contentStart: number;
  readonly end: number;
}

/** Comments, CDATA sections, instructions, end tags and start tags: everything that begins with `<`. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<([^\s/>!?]+)(?:[^>"']|"[^"]*"|'[^']*')*>/g;

/**
 * The children of an element, by their place in the text: what is put between them leaves every other byte as it was.
 *
 * @param xml A document already known to be well-formed.
 * @param path Local names from the root down; `['ClinicalDocument']` for the children of the root.
 * @returns `undefined` when there is no such element.
 */
export function childOffsets(xml: string, path: readonly string[]): readonly ElementOffsets[] | undefined {
  const open: { readonly name: string; readonly start: number; readonly contentStart: number }[] = [];
  const found: ElementOffsets[] = [];
  for (const match of xml.matchAll(MARKUP)) {
    const [text, tag] = match;
    const start = match.index;
    const end = start + text.length;
    if (tag !== undefined) {
      const name = tag.slice(tag.indexOf(':') + 1);
      if (!text.endsWith('/>')) open.push({ name, start, contentStart: end });
      else if (stands(open, path)) found.push({ name, start, contentStart: end, end });
    } else if (text.startsWith('</')) {
      const closed = open.pop();
      if (closed !== undefined && stands(open, path)) found.push({ ...closed, end });
      // The first element of the path is the one that is meant.
      if (closed !== undefined && open.length === path.length - 1 && closed.name === path.at(-1))
        return found;
    }
  }
  return undefined;
}

/** Whether the elements that are open are exactly those of the path. */
function stands(open: readonly { readonly name: string }[], path: readonly string[]): boolean {
  return open.length === path.length && path.every((name, index) => open[index]?.name === name);
}

/** Where the first start tag of a name stands, wherever it is in the document. */
export function startTagOffsets(
  xml: string,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  for (const match of xml.matchAll(MARKUP)) {
    const [text, tag] = match;
    if (tag !== undefined && tag.slice(tag.indexOf(':') + 1) === name) {
      return { start: match.index, end: match.index + text.length };
    }
  }
  return undefined;
}
