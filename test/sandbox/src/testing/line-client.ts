import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A client that writes lines and reads them back in order, written from the protocol's description alone. */
export interface LineClient {
  send(line: string): void;
  /** The next line received; fails when the other side closed first. */
  next(): Promise<unknown>;
  ended: Promise<void>;
  close(): void;
}

export async function connectLines(port: number): Promise<LineClient> {
  const socket: Socket = connect({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  socket.on('error', () => socket.destroy());
  return {
    send: (line) => socket.write(`${line}\n`),
    next: async () => {
      const { done, value } = await lines.next();
      if (done === true) throw new Error('closed');
      return JSON.parse(value);
    },
    ended: new Promise((resolve) => socket.once('close', () => resolve())),
    close: () => socket.destroy(),
  };
}
