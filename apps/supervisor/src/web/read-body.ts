import type { IncomingMessage } from 'node:http';
import { SupervisorError } from '../errors.js';

/** Settings are a few kB. */
const MAX_BYTES = 256 * 1024;

/** Reads the JSON of a request. @throws {SupervisorError} `REQUEST_REFUSED` */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BYTES) throw new SupervisorError('REQUEST_REFUSED', 'The request is too long.');
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
  } catch (cause) {
    throw new SupervisorError('REQUEST_REFUSED', 'The request is no JSON.', { cause });
  }
}
