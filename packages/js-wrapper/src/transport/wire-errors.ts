/** Types of the errors of the wire (js-api 2.3). */
export const ERROR_TYPES = {
  api: 1,
  dmp: 2,
  network: 3,
  vitale: 4,
  /** Made by the library, never sent by the server. */
  wrapper: 5000,
  /** Of the server itself. */
  software: 6000,
} as const;

/** Codes of the errors that the library makes itself, type 5000 (js-api 2.4). */
export const WRAPPER_ERROR_CODES = {
  BrowserNotSupported: 1,
  SocketError: 2,
  ConnectionClosedError: 3,
  UnexpectedResponse: 4,
  ServerTimeout: 5,
  InitializationError: 6,
} as const;

/** Codes of the errors of the server itself, type 6000 (js-api 2.4). */
export const SOFTWARE_ERROR_CODES = { technical: 1, functional: 2, invalidSession: 3 } as const;

/** Close code after a good answer; any other is an error to historical pages (js-api 1.2). */
export const NORMAL_CLOSURE = 1000;
