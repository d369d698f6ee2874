import { SoapError } from '../errors.js';

/** Visible ASCII without angle brackets, quotes and backslash: fits a header, a URI and an XML attribute alike. */
const CONTENT_ID = /^[!#-;=?-[\]-~]+$/;

/** @throws {SoapError} `MIME_MALFORMED` when the content-id cannot be written in a header. */
export function checkContentId(contentId: string): string {
  if (CONTENT_ID.test(contentId)) return contentId;
  throw new SoapError(
    'MIME_MALFORMED',
    'A content-id is visible ASCII without angle brackets, quotes and backslash.',
  );
}

/** `cid:` URI of a content-id, percent-encoded (RFC 2392). */
export function contentIdToUri(contentId: string): string {
  return `cid:${encodeURIComponent(checkContentId(contentId)).replaceAll('%40', '@')}`;
}

/** Content-id named by a `cid:` URI, `undefined` for another URI or a broken percent escape. */
export function contentIdFromUri(uri: string): string | undefined {
  if (!/^cid:/i.test(uri)) return undefined;
  try {
    return decodeURIComponent(uri.slice('cid:'.length));
  } catch {
    return undefined;
  }
}

/** Value of a `Content-ID` header or of the `start` parameter, without its angle brackets. */
export function stripAngleBrackets(value: string): string {
  return value.trim().replace(/^<(.*)>$/, '$1');
}
