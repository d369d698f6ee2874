import { SoapError } from '../errors.js';
import { type XmlElement, xmlNamespace } from '../xml/element.js';
import type { ParsedElement } from '../xml/parse.js';
import { children, requireAttribute } from '../xml/query.js';
import type { MtomParts } from './attachment.js';
import { contentIdFromUri, contentIdToUri } from './content-id.js';

export const XOP_URI = 'http://www.w3.org/2004/08/xop/include';
const XOP = xmlNamespace('xop', XOP_URI);

/**
 * `xop:Include` naming an attachment, to be put where its base64 would stand.
 *
 * @throws {SoapError} `MIME_MALFORMED` for a content-id that no header can carry.
 */
export function xopInclude(contentId: string): XmlElement {
  return XOP.element('Include', { href: contentIdToUri(contentId) });
}

/**
 * The bytes an element holds: those of the part its `xop:Include` names, or its base64 text.
 *
 * @throws {SoapError} `MIME_PART_MISSING` when no part has that content-id; `XML_UNEXPECTED` when the element
 *   holds neither one `xop:Include` nor base64.
 */
export function resolveXopInclude(holder: ParsedElement, parts: MtomParts): Uint8Array {
  const [include, ...others] = children(holder);
  if (include === undefined) return decodeBase64(holder);
  if (others.length > 0 || include.localName !== 'Include' || include.namespaceURI !== XOP_URI) {
    throw new SoapError(
      'XML_UNEXPECTED',
      `Element ${holder.localName} holds other elements than one xop:Include.`,
    );
  }
  const href = requireAttribute(include, 'href');
  const contentId = contentIdFromUri(href);
  // Some senders escape the Content-ID header as well: then both are compared as written.
  const part = (contentId && parts.get(contentId)) || parts.get(href.replace(/^cid:/i, ''));
  if (!part)
    throw new SoapError('MIME_PART_MISSING', 'An xop:Include names a part that the message does not carry.');
  return part.bytes;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decodeBase64(holder: ParsedElement): Uint8Array {
  const text = (holder.textContent ?? '').replace(/[\t\n\r ]+/g, '');
  if (text.length % 4 !== 0 || !BASE64.test(text)) {
    throw new SoapError('XML_UNEXPECTED', `Element ${holder.localName} holds no base64.`);
  }
  return Buffer.from(text, 'base64');
}
