import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ExchangeObserver, ObservedExchange } from '@dmpconnect/mss';
import { type createDispatcher, type RecordedMessage, recordExchanges } from '@dmpconnect/soap';
import type { Logger } from '../logging/logger.js';
import type { Platform } from '../platform/platform.js';
import { pruneDumps, runFolderName } from './prune.js';
import type { DumpState } from './state.js';
import { type FollowedExchange, writeExchange } from './write-exchange.js';

/** Services that are spoken to. */
export type OutgoingService = 'dmp' | 'teleservices' | 'mss' | 'licence' | 'updates' | 'application';

type Dispatcher = ReturnType<typeof createDispatcher>;

/** Follows what goes out of a process: a line of the journal for each exchange, and its dump when the settings ask. */
export interface ExchangeRecorder {
  /** The same dispatcher, whose exchanges are those of `service`. */
  record(service: OutgoingService, dispatcher: Dispatcher): Dispatcher;
  /** Who is told of the exchanges of `service` that are no HTTP: IMAP, SMTP, LDAP. */
  observe(service: OutgoingService): ExchangeObserver;
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
    exchange: FollowedExchange,
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

  const follow = (service: OutgoingService, exchange: FollowedExchange): void => {
    const id = randomBytes(4).toString('hex');
    log.info(describeExchange(service, id, exchange), 'Exchange.');
    // What began before the dumps were asked for has no bodies.
    if (state === undefined || exchange.request.body === undefined) return;
    const target = state;
    writing = writing.then(() => dump(target, service, id, exchange));
  };

  return {
    record: (service, dispatcher) =>
      recordExchanges(dispatcher, {
        keepBodies: () => state !== undefined,
        listener: (exchange) => follow(service, exchange),
      }),
    observe: (service) => ({
      keepsLines: () => state !== undefined,
      ended: (exchange) => follow(service, describeLines(exchange)),
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
function describeExchange(service: OutgoingService, id: string, exchange: FollowedExchange): object {
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

/** The lines of an exchange as the bodies of one: what was sent, what was received. */
function describeLines(exchange: ObservedExchange): FollowedExchange {
  const { protocol, host, port, startedAt, totalMs, sent, received } = exchange;
  const message = (lines: string | undefined): RecordedMessage => {
    const body = lines === undefined ? undefined : Buffer.from(lines);
    return {
      headers: [{ name: 'content-type', value: 'text/plain; charset=utf-8' }],
      length: body?.length ?? 0,
      ...(body === undefined ? {} : { body }),
    };
  };
  return {
    label: protocol,
    method: protocol.toUpperCase(),
    url: `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`,
    startedAt,
    totalMs,
    request: message(sent),
    response: message(received),
    ...('error' in exchange ? { error: exchange.error } : {}),
  };
}
