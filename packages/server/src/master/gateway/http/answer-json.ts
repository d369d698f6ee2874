import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedHeaders } from './cors.js';

/** Answers JSON with HTTP 200, failures too: clients look at the fields of 2xx answers alone (js-api 1.4). */
export function answerJson(
  request: IncomingMessage,
  response: ServerResponse,
  version: string,
  body: Buffer,
): void {
  response
    .writeHead(200, {
      ...acceptedHeaders(request, version),
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': String(body.length),
    })
    .end(body);
}
