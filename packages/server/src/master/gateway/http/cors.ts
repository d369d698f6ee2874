import type { IncomingMessage, ServerResponse } from 'node:http';
import { originOf } from '../guards/origin.js';

/** Header that tells the version to accepted callers (js-api 1.4). */
const VERSION_HEADER = 'eSanteConnect-Version';

/** Headers of an answer to an accepted caller: a page must be told that it may read it, and the version. */
export function acceptedHeaders(request: IncomingMessage, version: string): Readonly<Record<string, string>> {
  const origin = originOf(request);
  return {
    [VERSION_HEADER]: version,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Origin',
    ...(origin === undefined
      ? {}
      : { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': VERSION_HEADER }),
  };
}

/** Answers the preflight of an accepted caller, private networks included (js-api 1.6). */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  const origin = originOf(request);
  response
    .writeHead(204, {
      ...(origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin }),
      Vary: 'Origin',
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      'Access-Control-Allow-Headers': 'origin, content-type, accept',
      'Access-Control-Max-Age': '600',
      ...(request.headers['access-control-request-private-network'] === 'true'
        ? { 'Access-Control-Allow-Private-Network': 'true' }
        : {}),
    })
    .end();
}
