import { SoapError } from '../errors.js';

/** One part of a multipart body. */
export interface MimePart {
  /** By lower-case name; the first of a repeated one. */
  readonly headers: ReadonlyMap<string, string>;
  /** A view of the message's own bytes. */
  readonly content: Uint8Array;
}

/**
 * Cuts a multipart body at its boundary.
 *
 * Line ends are CRLF, or bare LF throughout for the senders that write them so; the first boundary line
 * tells which, so that a document ending with CR or LF comes out to the byte either way.
 *
 * @throws {SoapError} `MIME_MALFORMED` when a boundary is missing or a header line cannot be read.
 */
export function splitMultipart(body: Uint8Array, boundary: string): MimePart[] {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = `--${boundary}`;
  let line = findFirst(bytes, delimiter);
  const eol = line.eol;
  const parts: MimePart[] = [];
  while (!line.closing) {
    const next = findNext(bytes, delimiter, eol, line.end);
    parts.push(readPart(bytes.subarray(line.end, next.start), eol));
    line = next;
  }
  return parts;
}

type LineEnd = '\r\n' | '\n';

/** A boundary line: from the line end before it, to after its own. */
interface BoundaryLine {
  readonly start: number;
  readonly end: number;
  readonly eol: LineEnd;
  readonly closing: boolean;
}

function findFirst(bytes: Buffer, delimiter: string): BoundaryLine {
  for (let at = bytes.indexOf(delimiter); at !== -1; at = bytes.indexOf(delimiter, at + 1)) {
    if (at !== 0 && bytes[at - 1] !== LF) continue;
    const line = readBoundaryLine(bytes, at, at + delimiter.length);
    if (line !== undefined) return line;
  }
  throw truncated();
}

/** A part without content may have its boundary right after the blank line, whose line end then serves both. */
function findNext(bytes: Buffer, delimiter: string, eol: LineEnd, from: number): BoundaryLine {
  const wanted = eol + delimiter;
  const first = from - eol.length;
  for (let at = bytes.indexOf(wanted, first); at !== -1; at = bytes.indexOf(wanted, at + 1)) {
    const line = readBoundaryLine(bytes, at, at + wanted.length);
    if (line !== undefined) return line;
  }
  throw truncated();
}

const LF = 0x0a;
/** What follows a boundary: the closing mark, padding, a line end or the end of the message. */
const BOUNDARY_TAIL = /^(?<closing>--)?[\t ]*(?<eol>\r?\n|$)/;
const LONGEST_PADDING = 64;

function readBoundaryLine(bytes: Buffer, start: number, after: number): BoundaryLine | undefined {
  const tail = BOUNDARY_TAIL.exec(bytes.toString('latin1', after, after + LONGEST_PADDING));
  const closing = tail?.groups?.closing !== undefined;
  const eol = tail?.groups?.eol;
  if (tail === null || (!closing && eol === '')) return undefined;
  return { start, end: after + tail[0].length, eol: eol === '\n' ? '\n' : '\r\n', closing };
}

function readPart(part: Buffer, eol: LineEnd): MimePart {
  // Headers may be absent altogether: then the part opens with its blank line.
  if (part.indexOf(eol) === 0) return { headers: new Map(), content: part.subarray(eol.length) };
  const blank = part.indexOf(eol + eol);
  const headerEnd = blank === -1 ? part.length : blank;
  return {
    headers: readHeaders(part.toString('latin1', 0, headerEnd)),
    content: part.subarray(headerEnd + 2 * eol.length),
  };
}

function readHeaders(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of text
    .trimEnd()
    .replace(/\r?\n[\t ]+/g, ' ')
    .split(/\r?\n/)) {
    const { name, value } = /^(?<name>[^\s:]+)[\t ]*:(?<value>.*)$/.exec(line)?.groups ?? {};
    if (name === undefined || value === undefined) {
      throw new SoapError('MIME_MALFORMED', 'A part of the message has a header line that cannot be read.');
    }
    if (!headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim());
  }
  return headers;
}

function truncated(): SoapError {
  return new SoapError(
    'MIME_MALFORMED',
    'The multipart message has no boundary where one is due: it may be truncated.',
  );
}
