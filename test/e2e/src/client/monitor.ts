import { WebSocket } from 'ws';
import type { Answer, Command } from './command.js';
import type { WebSocketTarget } from './websocket.js';

/** A monitoring command under way (js-api 1.3). */
export interface Monitor {
  /** The next message, in order; the ones that came before it was asked for are kept. */
  next(): Promise<Answer>;
  /** Messages that nobody asked for yet. */
  unread(): readonly Answer[];
  /** Resolves with the close code of the connector. */
  readonly closed: Promise<number>;
  /** Hangs up. */
  close(): void;
}

/** Starts a monitoring command on a socket of its own. */
export function startMonitor({ url, ca, origin }: WebSocketTarget, command: Command): Monitor {
  const socket = new WebSocket(url, { ca, ...(origin === undefined ? {} : { origin }) });
  const unread: Answer[] = [];
  const waiting: { resolve(answer: Answer): void; reject(reason: Error): void }[] = [];
  socket.on('open', () => socket.send(JSON.stringify(command)));
  socket.on('message', (data) => {
    const message: Answer = JSON.parse(data.toString());
    const first = waiting.shift();
    if (first === undefined) unread.push(message);
    else first.resolve(message);
  });
  const closed = new Promise<number>((resolve, reject) => {
    socket.on('close', (code) => {
      for (const { reject: fail } of waiting.splice(0)) fail(new Error(`closed ${code}, no message.`));
      resolve(code);
    });
    socket.on('error', reject);
  });
  return {
    next() {
      const message = unread.shift();
      if (message !== undefined) return Promise.resolve(message);
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    unread: () => unread,
    closed,
    close: () => socket.close(),
  };
}
