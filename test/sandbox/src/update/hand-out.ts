import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UpdateBehaviour } from './control.js';

/** Hands out a file, or what follows its first bytes (`Range: bytes=<n>-`, RFC 9110 section 14). */
export function handOut(
  bytes: Uint8Array,
  behaviour: UpdateBehaviour | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
  const from = asked === undefined ? 0 : Number(asked);
  if (from >= bytes.length && from > 0) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const rest = (behaviour === 'altered' ? alter(bytes) : bytes).subarray(from);
  response.writeHead(asked === undefined ? 200 : 206, {
    'content-type': 'application/octet-stream',
    'accept-ranges': 'bytes',
    'content-length': rest.length,
    ...(asked === undefined ? {} : { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
  });
  if (behaviour !== 'cut') response.end(rest);
  // The end of the connection follows the bytes: those on their way are not lost.
  else response.write(rest.subarray(0, Math.ceil(rest.length / 2)), () => request.socket.end());
}

/** One bit of the last byte. */
function alter(bytes: Uint8Array): Uint8Array {
  const altered = Uint8Array.from(bytes);
  const last = altered.length - 1;
  if (last >= 0) altered[last] = (altered[last] ?? 0) ^ 1;
  return altered;
}
