import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { SOCKET_WORKER_SOURCE } from './socket-worker.js';

/** Longest line of the protocol, in characters (README, "Remote module protocol"). */
export const LONGEST_LINE = 4 * 1024 * 1024;

/** A connection whose exchanges block the calling thread until answered. */
export interface BlockingExchange {
  /**
   * Sends one line and waits for its answer.
   *
   * @throws Error when the connection fails or the time is over
   */
  send(line: string): string;
  close(): void;
}

interface Reply {
  readonly sequence: number;
  readonly line?: string;
  readonly failure?: string;
}

function isReply(value: unknown): value is Reply {
  return (
    typeof value === 'object' && value !== null && 'sequence' in value && typeof value.sequence === 'number'
  );
}

/**
 * Opens a blocking connection: PKCS#11 calls are synchronous, so a worker thread owns the socket and this thread waits
 * on shared memory.
 */
export function openBlockingExchange(
  peer: { readonly host: string; readonly port: number; readonly token: string },
  timeoutMs: number,
): BlockingExchange {
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const { port1: replies, port2 } = new MessageChannel();
  const worker = new Worker(SOCKET_WORKER_SOURCE, {
    eval: true,
    execArgv: [],
    name: 'remote-pkcs11',
    workerData: { ...peer, longestLine: LONGEST_LINE, signal, replies: port2 },
    transferList: [port2],
  });
  // Neither keeps the process alive: a program that is done ends without closing its cards.
  worker.unref();
  replies.unref();
  let sequence = 0;
  let closed = false;

  const takeReply = (): Reply | undefined => {
    for (;;) {
      const message: unknown = receiveMessageOnPort(replies)?.message;
      if (message === undefined) return undefined;
      // Answers of abandoned calls are thrown away.
      if (isReply(message) && message.sequence === sequence) return message;
    }
  };

  const waitForReply = (): Reply | undefined => {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      // Read before looking: an answer that comes in between changes the count and ends the wait at once.
      const count = Atomics.load(signal, 0);
      const reply = takeReply();
      const left = deadline - performance.now();
      if (reply !== undefined || left <= 0) return reply;
      Atomics.wait(signal, 0, count, left);
    }
  };

  return {
    send(line) {
      if (closed) throw new Error('the connection was closed');
      sequence += 1;
      worker.postMessage({ sequence, line });
      const reply = waitForReply();
      if (reply?.line !== undefined) return reply.line;
      if (reply === undefined) worker.postMessage({ abandon: true });
      throw new Error(reply?.failure ?? `no answer within ${timeoutMs} ms`);
    },
    close() {
      closed = true;
      replies.close();
      void worker.terminate();
    },
  };
}
