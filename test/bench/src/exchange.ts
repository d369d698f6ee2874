import { WebSocket } from 'ws';

/** A server that speaks the way of js-api 1.2. */
export interface ExchangeTarget {
  readonly url: string;
  /** Authority of its certificate, PEM. */
  readonly ca: string;
}

/** Sends one message on a socket of its own and returns the answer, parsed. */
export function exchange({ url, ca }: ExchangeTarget, text: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { ca });
    socket.on('open', () => socket.send(text));
    socket.on('error', reject);
    socket.on('message', (data) => {
      socket.close();
      resolve(JSON.parse(data.toString()));
    });
  });
}
