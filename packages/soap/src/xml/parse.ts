import { DOMParser, type Element } from '@xmldom/xmldom';
import { SoapError } from '../errors.js';

/** An element of a parsed document. Read it with the functions of `query.ts`; never hand it to another XML library. */
export type ParsedElement = Element;

export interface ParseLimits {
  /** Largest document accepted, in bytes (or UTF-16 units for a string). Default 32 MiB. */
  readonly maxSize?: number;
  /** Deepest nesting accepted. Default 128. */
  readonly maxDepth?: number;
}

const DEFAULT_MAX_SIZE = 32 * 1024 * 1024;
const DEFAULT_MAX_DEPTH = 128;

/**
 * Parses an incoming document and returns its root element.
 *
 * @throws {SoapError} `XML_TOO_LARGE`, `XML_ENCODING`, `XML_DOCTYPE`, `XML_MALFORMED`, `XML_TOO_DEEP`.
 * @example
 * ```ts
 * const root = parseXml('<a><b>1</b></a>');
 * textOf(requireChild(root, '', 'b')); // '1'
 * ```
 */
export function parseXml(source: string | Uint8Array, limits: ParseLimits = {}): ParsedElement {
  const maxSize = limits.maxSize ?? DEFAULT_MAX_SIZE;
  if (source.length > maxSize) {
    throw new SoapError(
      'XML_TOO_LARGE',
      `The document is ${source.length} long, over the limit of ${maxSize}.`,
    );
  }
  const text = typeof source === 'string' ? source.replace(/^\ufeff/, '') : decodeUtf8(source);
  refuseDoctype(text);
  const root = parseStrictly(text);
  refuseDepth(root, limits.maxDepth ?? DEFAULT_MAX_DEPTH);
  return root;
}

function decodeUtf8(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new SoapError('XML_ENCODING', 'The document is not valid UTF-8.', { cause });
  }
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1];
  if (declared !== undefined && !/^(utf-?8|us-ascii)$/i.test(declared)) {
    throw new SoapError(
      'XML_ENCODING',
      `The document declares the encoding ${declared}; only UTF-8 is read.`,
    );
  }
  return text;
}

/** What may stand before the root element: white space, processing instructions, comments. */
const PROLOG_ITEM = /(?:[\t\n\r ]+|<\?(?:(?!\?>)[\s\S])*\?>|<!--(?:(?!-->)[\s\S])*-->)/y;

/** A DOCTYPE can only stand in the prolog: everything else the strict parser refuses by itself. */
function refuseDoctype(text: string): void {
  PROLOG_ITEM.lastIndex = 0;
  let end = 0;
  while (PROLOG_ITEM.test(text)) end = PROLOG_ITEM.lastIndex;
  if (/^<!/.test(text.slice(end, end + 2))) {
    throw new SoapError('XML_DOCTYPE', 'The document carries a document type declaration, which is refused.');
  }
}

function parseStrictly(text: string): ParsedElement {
  let root: ParsedElement | null;
  try {
    const document = new DOMParser({
      onError: stop,
      locator: false,
      // XML 1.0, 2.11. The parser's own rule is that of XML 1.1, which takes U+0085 and U+2028 for line ends too.
      normalizeLineEndings: (source) => source.replace(/\r\n?/g, '\n'),
    }).parseFromString(text, 'application/xml');
    if (document.doctype) {
      throw new SoapError(
        'XML_DOCTYPE',
        'The document carries a document type declaration, which is refused.',
      );
    }
    root = document.documentElement;
  } catch (cause) {
    if (cause instanceof SoapError) throw cause;
    // The parser's own message can quote content: it stays in `cause`.
    throw new SoapError('XML_MALFORMED', 'The document is not well-formed XML.', { cause });
  }
  if (root === null) throw new SoapError('XML_MALFORMED', 'The document has no root element.');
  return root;
}

/**
 * The parser calls some breaches of XML warnings and reads on, such as an attribute without quotes: stop there too. But
 * U+FFFD is a character like others: bytes that are not UTF-8 were refused before, and a sender's own has its place.
 */
function stop(level: string, message: string): void {
  if (level === 'warning' && /^Unicode replacement character/.test(message)) return;
  throw new Error(message);
}

function refuseDepth(root: ParsedElement, maxDepth: number): void {
  let level: ParsedElement[] = [root];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > maxDepth) {
      throw new SoapError('XML_TOO_DEEP', `The document is nested deeper than ${maxDepth} elements.`);
    }
    level = level.flatMap((element) => [...element.childNodes].filter(isElement));
  }
}

export function isElement(node: { readonly nodeType: number }): node is ParsedElement {
  return node.nodeType === 1;
}
