import type { DmpConnectError } from '../errors/index.js';
import type { WireCommand, WireMessage } from '../transport/index.js';
import type { Caller } from './caller.js';
import type { CallOptions } from './options.js';

/**
 * A stream of events. It begins when it is read, ends with `break`, its signal, `close()` of the client or the end of
 * the session.
 *
 * @example
 * ```ts
 * for await (const { cardStatus } of dmp.monitoring.cpxCard({ checkingInterval: 1 })) {
 *   if (cardStatus === 'no-card') break;
 * }
 * ```
 */
export type Monitor<Event> = AsyncIterable<Event, void, undefined>;

/** Makes the stream of a monitoring command; each reading of it starts the command anew. */
export function createMonitor<Event>(
  caller: Caller,
  command: () => WireCommand,
  options: CallOptions,
  read: (message: WireMessage) => Event,
): Monitor<Event> {
  return {
    [Symbol.asyncIterator]() {
      const unread: Event[] = [];
      let end: { readonly error: DmpConnectError | undefined } | undefined;
      let isAcknowledged = false;
      let cancel: (() => void) | undefined;
      let wake: () => void = () => {};

      const start = () =>
        caller.start(command(), 'events', options, {
          message(message) {
            // The first message says that the monitor runs, and nothing else (js-api 1.3).
            if (isAcknowledged) unread.push(read(message));
            isAcknowledged = true;
            wake();
          },
          end(error) {
            end = { error };
            wake();
          },
        });

      return {
        async next() {
          cancel ??= start();
          while (unread.length === 0 && end === undefined) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
          const event = unread.shift();
          if (event !== undefined) return { done: false, value: event };
          const error = end?.error;
          // Told once: who goes on reading is at the end.
          end = { error: undefined };
          if (error !== undefined) throw error;
          return { done: true, value: undefined };
        },
        async return() {
          end = { error: undefined };
          unread.length = 0;
          cancel?.();
          wake();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
