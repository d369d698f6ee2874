import type { IncomingMessage } from 'node:http';
import type { Guard } from './guard.js';

/** Origin of a request: one value, or none when the caller is no browser (js-api 1.6). */
export function originOf(request: IncomingMessage): string | undefined {
  return request.headers.origin;
}

/**
 * Lets pass requests of the pages that may talk to the server, and of callers that are no browser (js-api 1.6).
 *
 * @param allows whether a page of this origin may talk to the server.
 * @param isOwn whether the server itself served the page; default: it serves none that sends commands.
 */
export function originGuard(
  allows: (origin: string | undefined) => Promise<boolean>,
  isOwn: (request: IncomingMessage) => boolean = () => false,
): Guard {
  return async (request) => {
    // Two Origin headers are no browser's: which one would be the caller's?
    const given = request.rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === 'origin');
    if (given.length > 1) return { status: 400 };
    if (isOwn(request)) return undefined;
    return (await allows(originOf(request))) ? undefined : { status: 403 };
  };
}
