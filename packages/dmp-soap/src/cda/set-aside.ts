import { randomUUID } from 'node:crypto';

/** Content shorter than this is read with the rest of the document. */
const LARGE = 64 * 1024;

/** A document whose large content was put aside: the rest is parsed without it. */
export interface LightDocument {
  /** The document with a mark in the place of its content. */
  readonly light: Uint8Array;
  readonly mark: string;
  /** The content as it stands in the document: base64 and white space. */
  readonly content: Uint8Array;
}

/**
 * Puts aside the large base64 text of a clinical document, so that it is neither decoded into a string nor kept by the
 * parser. Only text between a tag and the end of an element `text` is: it holds no markup, so that the rest
 * means the same with the mark in its place. The caller checks that the mark stands where content is due.
 *
 * @returns `undefined` when there is no such text.
 */
export function setContentAside(bytes: Uint8Array): LightDocument | undefined {
  const document = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let from = 0;
  while (from !== -1) {
    const start = document.indexOf('>', from) + 1;
    if (start === 0) return undefined;
    const end = document.indexOf('<', start);
    if (end === -1) return undefined;
    if (end - start >= LARGE && endsText(document, end) && isBase64(document, start, end)) {
      const mark = `content-${randomUUID()}`;
      return {
        light: Buffer.concat([document.subarray(0, start), Buffer.from(mark), document.subarray(end)]),
        mark,
        content: document.subarray(start, end),
      };
    }
    from = end;
  }
  return undefined;
}

const END_OF_TEXT = /^<\/(?:[A-Za-z_][\w.-]*:)?text[\t\n\r ]*>/;
/** A prefix longer than that is no clinical document's. */
const LONGEST_TAG = 100;

function endsText(document: Buffer, at: number): boolean {
  return END_OF_TEXT.test(document.toString('latin1', at, at + LONGEST_TAG));
}

/** Characters of base64 and white space: none means anything to an XML parser. */
const ALLOWED = new Uint8Array(256);
for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\t\n\r ') {
  ALLOWED[character.charCodeAt(0)] = 1;
}

function isBase64(document: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (ALLOWED[document[at] ?? 0] !== 1) return false;
  }
  return true;
}
