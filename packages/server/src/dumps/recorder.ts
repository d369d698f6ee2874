import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type createDispatcher, type RecordedExchange, recordExchanges } from '@dmpconnect/soap';
import type { Logger } from '../logging/logger.js';
import type { Platform } from '../platform/platform.js';
import { pruneDumps, runFolderName } from './prune.js';
import type { DumpState } from './state.js';
import { writeExchange } from './write-exchange.js';

/** Services that are spoken to. */
export type OutgoingService = 'dmp' | 'teleservices' | 'mss' | 'licence' | 'updates' | 'application';

type Dispatcher = ReturnType<typeof createDispatcher>;

/** Follows what goes out of a process: a line of the journal for each exchange, and its dump when the settings ask. */
export interface ExchangeRecorder {
  /** The same dispatcher, whose exchanges are those of `service`. */
  record(service: OutgoingService, dispatcher: Dispatcher): Dispatcher;
  /** Where exchanges are dumped now; nothing when they are not. */
  state(): DumpState | undefined;
  /** Takes effect at the next exchange. */
  setState(state: DumpState | undefined): void;
  /** Waits until what was recorded is written. */
  close(): Promise<void>;
}

/** What a recorder works with. */
export interface RecorderOptions {
  readonly log: Logger;
  readonly platform: Pick<Platform, 'protect'>;
  readonly state: DumpState | undefined;
  readonly clock?: { now(): Date };
}

/** How often a process that dumps looks for what is to be erased. */
const PRUNE_MS = 60_000;

/**
 * Makes the recorder of a process. A dump that cannot be written costs a line of the journal, never the exchange.
 *
 * @example
 * ```ts
 * const dispatcher = recorder.record('dmp', createDispatcher({ identity }));
 * ```
 */
export function createExchangeRecorder(options: RecorderOptions): ExchangeRecorder {
  const { log, platform, clock = { now: () => new Date() } } = options;
  const runFolder = runFolderName(clock.now(), process.pid);
  let state = options.state;
  let count = 0;
  let prunedAt = Number.NEGATIVE_INFINITY;
  let writing: Promise<unknown> = Promise.resolve();

  const dump = async (
    { folder, ...rest }: DumpState,
    service: OutgoingService,
    id: string,
    exchange: RecordedExchange,
  ): Promise<void> => {
    count += 1;
    const dumped = { id, number: count, service, exchange };
    await writeExchange(join(folder, runFolder), dumped, platform).catch((error: unknown) =>
      log.warn({ err: error, exchange: id }, 'An exchange could not be written to the dump folder.'),
    );
    const now = clock.now().getTime();
    if (now - prunedAt < PRUNE_MS) return;
    prunedAt = now;
    await pruneDumps({ folder, ...rest }, now);
  };

  return {
    record: (service, dispatcher) =>
      recordExchanges(dispatcher, {
        keepBodies: () => state !== undefined,
        listener(exchange) {
          const id = randomBytes(4).toString('hex');
          log.info(describeExchange(service, id, exchange), 'Exchange.');
          // What began before the dumps were asked for has no bodies.
          if (state === undefined || exchange.request.body === undefined) return;
          const target = state;
          writing = writing.then(() => dump(target, service, id, exchange));
        },
      }),
    state: () => state,
    setState: (next) => {
      state = next;
    },
    close: async () => {
      await writing;
    },
  };
}

/** What the journal says: what it is and how long, never what it holds. */
function describeExchange(service: OutgoingService, id: string, exchange: RecordedExchange): object {
  const { label, url, request, response, answerMs, totalMs } = exchange;
  return {
    exchange: id,
    service,
    transaction: label,
    host: URL.canParse(url) ? new URL(url).host : '',
    sent: request.length,
    ...(response === undefined ? {} : { status: response.status, received: response.length, answerMs }),
    totalMs,
    ...('error' in exchange ? { err: exchange.error } : {}),
  };
}
