import type { ServerResponse } from 'node:http';
import type { TlsiOutcome } from './outcome.js';

/** Sends an answer the way it leaves. A late half is given up when the caller is gone. */
export function deliver(
  response: ServerResponse,
  { http, contentType, body, allow, delivery }: TlsiOutcome,
): void {
  const bytes = Buffer.from(body);
  response.writeHead(http, {
    'content-type': contentType,
    'content-length': bytes.length,
    ...(allow === undefined ? {} : { allow }),
    // The body of a refused request may not have been read to its end.
    ...(http === 400 ? { connection: 'close' } : {}),
  });
  if (delivery.kind === 'whole') {
    response.end(bytes);
    return;
  }
  const middle = Math.floor(bytes.length / 2);
  response.write(bytes.subarray(0, middle), () => {
    if (delivery.kind === 'cut') {
      response.destroy();
      return;
    }
    const timer = setTimeout(() => response.end(bytes.subarray(middle)), delivery.milliseconds);
    response.once('close', () => clearTimeout(timer));
  });
}
