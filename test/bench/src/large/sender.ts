import { parentPort, workerData } from 'node:worker_threads';
import { type ExchangeTarget, exchange } from '../exchange.js';

// A large document, sent as many times as the parent says, each time as one message in one frame.
const { target, message, documentBytes } = workerData as {
  readonly target: ExchangeTarget;
  readonly message: object;
  readonly documentBytes: number;
};
const document = Buffer.alloc(documentBytes, `%${'x'.repeat(78)}\n`);
const text = JSON.stringify({ ...message, s_fileContentBase64: document.toString('base64') });

parentPort?.on('message', async (count: number) => {
  for (let sent = 0; sent < count; sent += 1) await exchange(target, text);
  parentPort?.postMessage('sent');
});
parentPort?.postMessage('ready');
