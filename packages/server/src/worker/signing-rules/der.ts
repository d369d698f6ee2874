/** One element of a DER text. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
  /** What follows it. */
  readonly rest: Buffer;
}

const LONG_FORM = 0x80;

/** Reads the first element; nothing when its length does not fit the data. */
export function readDer(data: Buffer): DerElement | undefined {
  const [tag, first] = data;
  if (tag === undefined || first === undefined) return undefined;
  const lengthBytes = first < LONG_FORM ? 0 : first - LONG_FORM;
  // BER allows an unknown length (0x80): no structure that a key signs has one.
  if (first === LONG_FORM || lengthBytes > 4 || data.length < 2 + lengthBytes) return undefined;
  const length = lengthBytes === 0 ? first : data.readUIntBE(2, lengthBytes);
  const start = 2 + lengthBytes;
  if (data.length < start + length) return undefined;
  return { tag, content: data.subarray(start, start + length), rest: data.subarray(start + length) };
}

/** Reads every element of a content; nothing when they do not fill it. */
export function readDerSequence(content: Buffer): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let rest = content; rest.length > 0; ) {
    const element = readDer(rest);
    if (element === undefined) return undefined;
    elements.push(element);
    rest = element.rest;
  }
  return elements;
}
