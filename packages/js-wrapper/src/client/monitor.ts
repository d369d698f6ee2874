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
