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

/** Environment of the national services: never mixed. */
export type Environment = 'test' | 'prod';
