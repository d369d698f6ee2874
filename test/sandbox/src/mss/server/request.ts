import type { IncomingMessage } from 'node:http';
import { readBody } from '../../dmp/server/read-body.js';

/** A request as it comes out of HTTP. */
export interface ReceivedRequest {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly header: (name: string) => string | undefined;
  /** Value of a cookie. */
  readonly cookie: (name: string) => string | undefined;
  /** `undefined` when it is over the limit and was not read to its end. */
  readonly body: Uint8Array | undefined;
}

/** Reads a request to its end, or to the limit. */
export async function readRequest(request: IncomingMessage, maxBytes: number): Promise<ReceivedRequest> {
  const header = (name: string): string | undefined => {
    const value = request.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return {
    method: request.method ?? '',
    path: (request.url ?? '').replace(/\?.*$/, ''),
    header,
    cookie: (name) => readCookie(header('cookie') ?? '', name),
    body: await readBody(request, maxBytes),
  };
}

/** Media type without its parameters. */
export function mediaType(request: ReceivedRequest): string {
  return (request.header('content-type') ?? '').replace(/;.*$/, '').trim().toLowerCase();
}

function readCookie(header: string, name: string): string | undefined {
  return header
    .split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
}
