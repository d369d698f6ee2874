import { CLOSE, connectWebSocket, frame, type RawTarget, TEXT } from '@dmpconnect/server/testing';
import type { Answer } from '../../client/command.js';

/** What a page sees of one command sent as the historical wrapper does (js-api 1.2). */
export interface WrapperExchange {
  readonly answer: Answer;
  /** Code of the server's Close, which came before the client closed anything. */
  readonly closeCode: number;
}

/** One socket, one command, one answer, the server's Close; then an empty Close, as the wrapper's. */
export async function callAsWrapper(
  target: RawTarget,
  command: object | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<WrapperExchange> {
  const socket = await connectWebSocket(target, headers);
  socket.write(frame(TEXT, typeof command === 'string' ? command : JSON.stringify(command)));
  const answer = await socket.next();
  const close = await socket.next();
  socket.write(frame(CLOSE));
  socket.tls.end();
  if (answer.opcode !== TEXT || close.opcode !== CLOSE) {
    throw new Error(`frames ${answer.opcode} and ${close.opcode} in the place of a text and a Close`);
  }
  return { answer: JSON.parse(answer.payload.toString('utf8')), closeCode: closeCodeOf(close.payload) };
}

/** Code of a Close frame, 1005 when it is empty (RFC 6455, 7.1.5). */
export function closeCodeOf(payload: Buffer): number {
  return payload.length < 2 ? 1005 : payload.readUInt16BE(0);
}

/** A monitoring socket. */
export interface Monitor {
  /** The next message. */
  next(): Promise<Answer>;
  /** Closes without a code, as the wrapper does, and gives the code of the server's Close. */
  close(): Promise<number>;
}

/** Starts a monitor and leaves its socket open. */
export async function monitorAsWrapper(target: RawTarget, command: object): Promise<Monitor> {
  const socket = await connectWebSocket(target);
  socket.write(frame(TEXT, JSON.stringify(command)));
  return {
    async next() {
      const message = await socket.next();
      if (message.opcode !== TEXT) throw new Error(`frame ${message.opcode} in the place of a text`);
      return JSON.parse(message.payload.toString('utf8'));
    },
    async close() {
      socket.write(frame(CLOSE));
      for (;;) {
        const { opcode, payload } = await socket.next();
        if (opcode === CLOSE) return closeCodeOf(payload);
      }
    },
  };
}
