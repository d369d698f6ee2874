import type { IncomingMessage } from 'node:http';

/** The name under which the page is served; no other is answered. */
export const PAGE_HOST = '127.0.0.1';

/** Address of the page, which is its origin too. */
export const pageOrigin = (port: number): string => `http://${PAGE_HOST}:${port}`;

/**
 * Whether a request comes from our own page, or from a person who opens it: not under another name (DNS rebinding), not
 * from the script, the form or the frame of another page.
 *
 * @returns the status to refuse with; nothing when it may pass.
 */
export function refuseStranger(request: IncomingMessage, port: number): number | undefined {
  const { host, origin } = request.headers;
  if (host !== `${PAGE_HOST}:${port}`) return 421;
  if (origin !== undefined && origin !== pageOrigin(port)) return 403;
  // Writing needs an origin: a browser that sends none with a POST is none we know.
  if (request.method === 'POST' && origin === undefined) return 403;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  // A person follows a link of another program's page: the page itself tells them nothing without a token.
  return request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate' ? undefined : 403;
}
