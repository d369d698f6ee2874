import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Refusal } from './guards/guard.js';

/**
 * Headers of every refusal, as seen in the trace of the seed (js-api 1.6) but for the allow-list, which a refused
 * caller is not told. No version either.
 */
function refusalHeaders({ headers }: Refusal): Readonly<Record<string, string>> {
  return {
    'Access-Control-Allow-Headers': 'origin',
    'Access-Control-Allow-Methods': 'GET, POST',
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': '0',
    Date: new Date().toUTCString(),
    ...headers,
  };
}

/** The seed's trace shows the reason `OK` on a refused upgrade (seed 7.3.3); clients show it to their support. */
const reasonOf = ({ status }: Refusal) => (status === 403 ? 'OK' : (STATUS_CODES[status] ?? ''));

/** Answers a refused request; its body is not read. */
export function refuseRequest(response: ServerResponse, refusal: Refusal): void {
  response
    .writeHead(refusal.status, reasonOf(refusal), { ...refusalHeaders(refusal), Connection: 'close' })
    .end();
}

/** Answers a refused upgrade: an HTTP answer and never a WebSocket close (js-api 13.5). */
export function refuseUpgrade(socket: Duplex, refusal: Refusal): void {
  const head = [
    `HTTP/1.1 ${refusal.status} ${reasonOf(refusal)}`,
    ...Object.entries({ ...refusalHeaders(refusal), Connection: 'close' }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n`);
}
