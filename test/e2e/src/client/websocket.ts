import { performance } from 'node:perf_hooks';
import { WebSocket } from 'ws';
import type { Answer, Command, Exchange, Send } from './command.js';

export interface WebSocketTarget {
  readonly url: string;
  /** Authority of the connector's certificate, PEM. */
  readonly ca: string;
  readonly origin?: string;
}

/**
 * The way of the historical wrapper (js-api 1.2): a socket per command, one message each way, then both close.
 * Like a browser's, this side's close carries no status code.
 */
export function overWebSocket(target: WebSocketTarget): Send {
  return (command) => exchange(target, command);
}

function exchange({ url, ca, origin }: WebSocketTarget, command: Command): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const socket = new WebSocket(url, { ca, ...(origin === undefined ? {} : { origin }) });
    let answered: { answer: Answer; milliseconds: number } | undefined;
    socket.on('open', () => socket.send(JSON.stringify(command)));
    socket.on('message', (data) => {
      answered = { answer: JSON.parse(data.toString()), milliseconds: performance.now() - start };
      socket.close();
    });
    socket.on('close', (closeCode) => {
      if (answered === undefined)
        reject(new Error(`${command.s_commandName}: closed ${closeCode}, no answer.`));
      else resolve({ ...answered, closeCode });
    });
    socket.on('error', reject);
  });
}
