import type { StreamEnd } from '../calls/watch.js';

/** A message of a stream. */
export interface StreamEvent {
  readonly at: Date;
  readonly message: Readonly<Record<string, unknown>>;
}

/** A monitoring command, running or over. */
export interface Stream {
  readonly id: number;
  readonly command: string;
  readonly startedAt: Date;
  /** Newest first. */
  readonly events: readonly StreamEvent[];
  /** Absent while it runs. */
  readonly ended?: StreamEnd;
}

/** Events kept of a stream. */
const EVENTS_KEPT = 500;

/** Streams after an event of one of them. */
export function addEvent(streams: readonly Stream[], id: number, event: StreamEvent): readonly Stream[] {
  return streams.map((stream) =>
    stream.id === id ? { ...stream, events: [event, ...stream.events].slice(0, EVENTS_KEPT) } : stream,
  );
}

/** Streams after the end of one of them. */
export function endStream(streams: readonly Stream[], id: number, ended: StreamEnd): readonly Stream[] {
  return streams.map((stream) => (stream.id === id ? { ...stream, ended } : stream));
}
