import type { ErrorHandler, HistoricalAnswer, LogCallback, ResultCallback } from '../callbacks.js';

/** What an exchange needs of the instance; read at each use, for a page may replace them at any time. */
export interface Caller {
  readonly _serverUrl: string | undefined;
  readonly _logCallback: LogCallback;
  readonly _errorHandler: ErrorHandler;
}

/** What is sent, and what the callbacks of the page are given with its result (js-api 14.3). */
export interface Exchange {
  readonly command: object;
  readonly timeoutInSeconds: number;
  readonly callback: ResultCallback;
  /** A monitor: no time-out, and the socket lives on. */
  readonly persistent: boolean;
  /** Changes the flags of the instance; it is given good answers and the errors of the class. */
  readonly flag: ((answer: HistoricalAnswer) => void) | undefined;
}
