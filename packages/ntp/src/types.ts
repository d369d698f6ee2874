/** Gives the present time. */
export interface Clock {
  now(): Date;
}

/** One level of a {@link Logger}. */
export interface LogFunction {
  (fields: object, message?: string): void;
  (message: string): void;
}

/** Where the journal lines go; pino's shape. */
export interface Logger {
  readonly debug: LogFunction;
  readonly info: LogFunction;
  readonly warn: LogFunction;
  readonly error: LogFunction;
}

/** Result of a synchronisation. */
export interface TimeOffset {
  /** What must be added to the system clock, in ms (positive: the system is late). */
  readonly offsetMs: number;
  /** Server the offset was taken from. */
  readonly server: string;
  /** Round trip to that server, in ms. */
  readonly delayMs: number;
  /** System time of the measure. */
  readonly at: Date;
}

/** What `createTimeSource` needs; everything has a default. */
export interface TimeSourceOptions {
  /** `host`, `host:port` or `[address]:port`. Default: the four pool servers of seed 3.3.7. */
  readonly servers?: readonly string[];
  /** UDP port of the servers that name none, default 123. */
  readonly port?: number;
  /** System clock that the offset corrects. */
  readonly clock?: Clock;
  /** Longest wait for the servers' answers, in ms. Default 2 000. */
  readonly timeoutMs?: number;
  /** Age from which an offset is measured again, in ms. Default one hour. */
  readonly refreshMs?: number;
  readonly logger?: Logger;
  /** Steady clock in ms that notices a change of the system clock between two measures. */
  readonly steadyMs?: () => number;
}

/** Time of the national services: the system clock corrected by a measured offset. */
export interface TimeSource {
  /**
   * The offset in force, measured now when there is none yet or when it is too old. When an hourly measure
   * fails, the previous offset stays in force.
   * @throws NtpError `NTP_UNREACHABLE`, `NTP_DISAGREEMENT`, `NTP_ABORTED`
   */
  synchronise(signal?: AbortSignal): Promise<TimeOffset>;
  /** A clock with the offset applied (none before the first successful `synchronise`). */
  clock(): Clock;
  /** The offset in force, if any. */
  current(): TimeOffset | undefined;
}
