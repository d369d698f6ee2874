import { DOMParser, type Document, type Element, XMLSerializer } from '@xmldom/xmldom';
import { CardError } from '../errors.js';

/** 256 KiB; the reading library writes into a buffer of 64. */
const MAXIMUM_BYTES = 256 * 1024;

/** A card holds ten people or so, with fewer than fifty elements each. */
const MAXIMUM_ELEMENTS = 4000;

const DEFAULT_ENCODING = 'utf-8';
const DECLARED_ENCODING = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/** Decodes an XML text by the encoding its declaration names; what comes after its end (a C string) is dropped. */
export function decodeXml(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  const text = end < 0 ? bytes : bytes.subarray(0, end);
  const start = Buffer.from(text.subarray(0, 200)).toString('latin1');
  const encoding = DECLARED_ENCODING.exec(start)?.[1] ?? DEFAULT_ENCODING;
  try {
    return new TextDecoder(encoding).decode(text);
  } catch (cause) {
    throw unreadable('its text is in an encoding that is not known', cause);
  }
}

/** Parses the text of a card; no document type, so no entity, is accepted. @throws CardError `VITALE_UNREADABLE` */
export function parseCardText(xml: string): Document {
  if (xml.length > MAXIMUM_BYTES || (xml.match(/<\w/g) ?? []).length > MAXIMUM_ELEMENTS) {
    throw unreadable('its text is too long');
  }
  if (/<!DOCTYPE/i.test(xml)) throw unreadable('its text has a document type');
  const onError = (level: string, message: unknown) => {
    if (level !== 'warning') throw new Error(String(message));
  };
  try {
    return new DOMParser({ onError }).parseFromString(xml, 'text/xml');
  } catch {
    // The parser quotes what it read in its messages: an identity must not travel with an error.
    throw unreadable('its text is not well-formed XML');
  }
}

/** The elements at the end of a path of names, in the order of the text (see `VITALE_ELEMENTS`). */
export function findElements(start: Document | Element, path: string): readonly Element[] {
  return path
    .split('/')
    .reduce<readonly (Document | Element)[]>(
      (found, name) => found.flatMap((node) => (name === '*' ? childrenOf(node) : descendantsOf(node, name))),
      [start],
    )
    .filter((node): node is Element => node.nodeType === node.ELEMENT_NODE);
}

/** An element as text, with everything in it. */
export function writeElement(element: Element): string {
  return new XMLSerializer().serializeToString(element);
}

function childrenOf(node: Document | Element): readonly Element[] {
  return [...node.childNodes].filter((child): child is Element => child.nodeType === node.ELEMENT_NODE);
}

function descendantsOf(node: Document | Element, name: string): readonly Element[] {
  const wanted = name.toLowerCase();
  return childrenOf(node).flatMap((child) => [
    ...(child.localName?.toLowerCase() === wanted ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

function unreadable(why: string, cause?: unknown): CardError {
  return new CardError('VITALE_UNREADABLE', `The Vitale card cannot be understood: ${why}.`, { cause });
}
