import type { ContentProblem } from './problem.js';

const OPEN = 0x7b;
const CLOSE = 0x7d;
const ESCAPE = 0x5c;
const SPACE = 0x20;

/** Deeper groups are no document of a person. */
const MAX_DEPTH = 1000;
/** A control word has at most 32 letters and a number of at most 10 digits, with its sign (RTF 1.9.1). */
const LONGEST_WORD = 1 + 32 + 11;
const BINARY = /^\\bin(?<length>\d{1,10})(?<space> ?)/;

/**
 * What keeps bytes from being an RTF document (RTF 1.9.1): one group that begins with `\rtf` and ends with the file,
 * its braces in pairs, binary data skipped.
 */
export function rtfProblem(bytes: Uint8Array): ContentProblem {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!/^\{\\rtf\d?(?![A-Za-z])/.test(text.toString('latin1', 0, 8)))
    return 'does not begin as an RTF document does';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === OPEN) {
      depth += 1;
      if (depth > MAX_DEPTH) return `holds RTF groups nested deeper than ${MAX_DEPTH}`;
    } else if (byte === CLOSE) {
      depth -= 1;
      if (depth === 0)
        return isPadding(text, at + 1) ? undefined : 'goes on after the end of the RTF document';
    } else if (byte === ESCAPE) {
      at = skipControl(text, at);
    } else if (byte === 0) {
      return 'holds a null character, which RTF does not allow';
    }
  }
  return 'ends before the last RTF group does';
}

/** The last byte of a control: of an escaped character, or of the data behind `\bin`. */
function skipControl(text: Buffer, at: number): number {
  const binary = BINARY.exec(text.toString('latin1', at, at + LONGEST_WORD));
  if (binary === null) return at + 1;
  return at + binary[0].length - 1 + Number(binary.groups?.length ?? 0);
}

/** Word processors end the file with line ends, some with a null character. */
function isPadding(text: Buffer, from: number): boolean {
  for (let at = from; at < text.length; at += 1) {
    const byte = text[at] ?? 0;
    if (byte > SPACE) return false;
  }
  return true;
}
