/** One element of a BER value. */
export interface TlvNode {
  /** Tag bytes as a number, e.g. `0x84` or `0x5f2d`. */
  readonly tag: number;
  /** Content, whether it holds other elements or not. */
  readonly value: Uint8Array;
  /** Inner elements of a constructed tag; empty when its content is not BER. */
  readonly children: readonly TlvNode[];
}

const DEEPEST = 8;

interface Read<T> {
  readonly result: T;
  readonly next: number;
}

function readTag(bytes: Uint8Array, start: number): Read<number> | undefined {
  const first = bytes[start];
  if (first === undefined) return undefined;
  if ((first & 0x1f) !== 0x1f) return { result: first, next: start + 1 };
  let tag = first;
  for (let at = start + 1; at < start + 4; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    tag = tag * 0x100 + byte;
    if ((byte & 0x80) === 0) return { result: tag, next: at + 1 };
  }
  return undefined;
}

function readLength(bytes: Uint8Array, start: number): Read<number> | undefined {
  const first = bytes[start];
  if (first === undefined) return undefined;
  if (first < 0x80) return { result: first, next: start + 1 };
  const count = first & 0x7f;
  // Indefinite lengths and lengths over 24 bits do not exist in card files.
  if (count === 0 || count > 3) return undefined;
  let length = 0;
  for (let at = start + 1; at <= start + count; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) return undefined;
    length = length * 0x100 + byte;
  }
  return { result: length, next: start + 1 + count };
}

function readNodes(bytes: Uint8Array, depth: number): readonly TlvNode[] | undefined {
  const nodes: TlvNode[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at];
    // Card files are padded between and after elements with 00 or FF.
    if (first === 0x00 || first === 0xff) {
      at += 1;
      continue;
    }
    const tag = readTag(bytes, at);
    const length = tag && readLength(bytes, tag.next);
    if (first === undefined || tag === undefined || length === undefined) return undefined;
    const end = length.next + length.result;
    if (end > bytes.length) return undefined;
    const value = bytes.subarray(length.next, end);
    const constructed = (first & 0x20) !== 0 && depth < DEEPEST;
    nodes.push({ tag: tag.result, value, children: constructed ? (readNodes(value, depth + 1) ?? []) : [] });
    at = end;
  }
  return nodes;
}

/**
 * Reads the BER elements of a card file, unknown tags included (cps-card 3.2). Returns `undefined` when the bytes are
 * not BER, so that the caller can fall back on the text of the file.
 */
export function parseTlv(bytes: Uint8Array): readonly TlvNode[] | undefined {
  return readNodes(bytes, 0);
}

/** Finds an element's first descendant with that tag, in depth-first order. */
export function findTag(nodes: readonly TlvNode[], tag: number): TlvNode | undefined {
  for (const node of nodes) {
    if (node.tag === tag) return node;
    const inside = findTag(node.children, tag);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** Lists the elements that hold a value rather than other elements. */
export function listLeaves(nodes: readonly TlvNode[]): readonly TlvNode[] {
  return nodes.flatMap((node) => (node.children.length === 0 ? [node] : listLeaves(node.children)));
}
