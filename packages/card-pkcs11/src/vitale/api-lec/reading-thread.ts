import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { CardError } from '../../errors.js';
import type { VitaleReading } from '../provider.js';
import { explainReadingFailure } from './failures.js';
import type { ApiLecFunctions } from './functions.js';
import { READING_THREAD_SOURCE } from './thread-source.js';

/** 64 KiB: what public clients of the library give it. */
const BUFFER_BYTES = 64 * 1024;

/** What the thread needs to know of the library. */
export interface ReadingThreadOptions {
  readonly library: string;
  readonly dataFolder: string;
  readonly functions: ApiLecFunctions;
  /** How long the library may wait for a card, seconds. */
  readonly waitSeconds: number;
}

/** The reading library in a thread of its own. */
export interface ReadingThread {
  /** Reads once; readings asked for meanwhile wait for their turn. @throws CardError */
  read(signal?: AbortSignal): Promise<VitaleReading>;
  close(): void;
}

interface Waiting {
  readonly take: (reading: VitaleReading) => void;
  readonly fail: (error: unknown) => void;
}

type ThreadAnswer = { readonly sequence: number } & (
  | VitaleReading
  | { readonly stage: string; readonly detail: string }
);

/** Makes the thread at the first reading, and another one when it ended. */
export function openReadingThread(options: ReadingThreadOptions): ReadingThread {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | undefined;
  let sequence = 0;

  const settle = (answer: ThreadAnswer): void => {
    const caller = waiting.get(answer.sequence);
    waiting.delete(answer.sequence);
    if (waiting.size === 0) thread?.unref();
    if ('xml' in answer) caller?.take({ cardState: answer.cardState, xml: answer.xml });
    else caller?.fail(explainReadingFailure(answer, options));
  };

  const start = (): Worker => {
    const started = new Worker(READING_THREAD_SOURCE, {
      eval: true,
      execArgv: [],
      name: 'vitale-reading',
      workerData: { ...options, binding: locateBinding(), bufferBytes: BUFFER_BYTES },
    });
    started.on('message', settle);
    started.on('error', () => started.terminate());
    started.on('exit', () => {
      if (thread === started) thread = undefined;
      const lost = new CardError('VITALE_UNREADABLE', 'The thread that reads Vitale cards ended.');
      for (const caller of waiting.values()) caller.fail(lost);
      waiting.clear();
    });
    return started;
  };

  return {
    read: (signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        thread ??= start();
        thread.ref();
        sequence += 1;
        const giveUp = () => reject(signal?.reason);
        signal?.addEventListener('abort', giveUp, { once: true });
        const stopListening = () => signal?.removeEventListener('abort', giveUp);
        waiting.set(sequence, {
          take: (reading) => {
            stopListening();
            resolve(reading);
          },
          fail: (error) => {
            stopListening();
            reject(error);
          },
        });
        thread.postMessage(sequence);
      }),
    close() {
      void thread?.terminate();
    },
  };
}

// Optional and native: asked for only when a card is really read, so that this package works without it.
function locateBinding(): string {
  try {
    return createRequire(import.meta.url).resolve('koffi');
  } catch (cause) {
    throw new CardError(
      'VITALE_LIBRARY',
      'The npm package koffi, through which the Vitale reading library is called, is not installed.',
      { cause },
    );
  }
}
