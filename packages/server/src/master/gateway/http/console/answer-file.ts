import type { IncomingMessage, ServerResponse } from 'node:http';
import { refuseRequest } from '../../refuse.js';
import type { ConsoleFiles } from './files.js';

/** Path of the page below `/console/`. */
const PAGE = 'index.html';

/**
 * Answers a file of the console.
 *
 * @param path below `/console/`; empty: the page.
 */
export function answerConsoleFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: ConsoleFiles,
  path: string,
): void {
  const file = files.get(path === '' ? PAGE : path);
  if (file === undefined) {
    refuseRequest(response, { status: 404 });
    return;
  }
  const headers = {
    ...SHUT,
    'Content-Security-Policy': policyFor(request.headers.host ?? ''),
    'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-cache',
    ETag: file.tag,
  };
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'Content-Type': file.type,
    'Content-Length': String(file.bytes.length),
  });
  response.end(request.method === 'HEAD' ? undefined : file.bytes);
}

/** No other page may frame, embed, open or learn anything of the console. */
const SHUT = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

/**
 * What the page may do: its own files, its own server, nothing written into it. The server is named twice, because not every browser
 * counts `wss:` as part of `'self'`.
 *
 * @param host the Host header, which the guard has found to be one of ours.
 */
function policyFor(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' wss://${host}`,
    "img-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
