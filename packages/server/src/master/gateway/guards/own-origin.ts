import type { IncomingMessage } from 'node:http';
import { originOf } from './origin.js';

/**
 * Whether a page of this very server sent the request: its origin is `https://` and the Host header, letter for
 * letter. The Host was judged before (`hostGuard`), so a foreign name that leads here is no own origin.
 */
export function isOwnOrigin(request: IncomingMessage): boolean {
  const { host } = request.headers;
  return host !== undefined && originOf(request) === `https://${host}`;
}

/**
 * Whether a page of this very server sent the request, for reads too: browsers say no origin on a GET of the same
 * origin, and `Sec-Fetch-Site` is out of the reach of pages.
 */
export function isFromOwnPage(request: IncomingMessage): boolean {
  if (originOf(request) !== undefined) return isOwnOrigin(request);
  return request.headers['sec-fetch-site'] === 'same-origin';
}
