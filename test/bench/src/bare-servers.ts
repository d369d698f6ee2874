import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocketServer } from 'ws';

// The baselines, on a thread of their own: a WebSocket echo, and a server that swallows what is posted to it.
const { certificateFile } = workerData as { readonly certificateFile: string };
const pem = readFileSync(certificateFile, 'utf8');

const server = createServer({ cert: pem, key: pem }, (request, response) => {
  request.resume().on('end', () => response.end());
});
new WebSocketServer({ server, perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 }).on(
  'connection',
  (socket) => socket.on('message', (data) => socket.send(data, { binary: false })),
);
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));
