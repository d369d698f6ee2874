import type { IncomingMessage, ServerResponse } from 'node:http';

/** Largest request body read, in bytes. */
export const MAXIMUM_BODY = 1024 * 1024;

/** What reading the JSON body of a request gives: a value, or the rule it breaks. */
export type ReadBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413; readonly rule: string };

/** Reads a JSON body of at most `maximum` bytes; an empty one is `{}`. */
export async function readJsonBody(
  request: IncomingMessage,
  maximum: number = MAXIMUM_BODY,
): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // The rest is read and dropped: leaving it would cut the connection before the answer is out.
    if (length <= maximum) chunks.push(bytes);
  }
  if (length > maximum) {
    return { ok: false, status: 413, rule: `must be at most ${maximum} bytes` };
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  if (text === '') return { ok: true, value: {} };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, status: 400, rule: 'must be JSON' };
  }
}

/** Answers a JSON value. */
export function replyJson(response: ServerResponse, status: number, value: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${JSON.stringify(value)}\n`);
}
