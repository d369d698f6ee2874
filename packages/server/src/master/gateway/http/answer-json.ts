import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { sliceBytes, TURN_BYTES } from '../gather-bytes.js';
import { acceptedHeaders } from './cors.js';

/** How long a caller may take to read an answer, milliseconds. */
const READ_MS = 60_000;

/**
 * Answers JSON.
 *
 * @param status default 200, failures too: clients look at the fields of 2xx answers alone (js-api 1.4).
 */
export function answerJson(
  request: IncomingMessage,
  response: ServerResponse,
  version: string,
  body: Buffer,
  status = 200,
): void {
  // A caller that does not read would keep its answer in memory for ever.
  const impatience = setTimeout(() => response.destroy(), READ_MS);
  response.once('close', () => clearTimeout(impatience));
  response.writeHead(status, {
    ...acceptedHeaders(request, version),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(body.length),
  });
  if (body.length <= TURN_BYTES) response.end(body);
  else Readable.from(sliceBytes(body), { objectMode: false }).pipe(response);
}
