import { ERROR_TYPES, WRAPPER_ERROR_CODES } from '../transport/index.js';
import type { HistoricalError } from './callbacks.js';

/** An error made by the class itself: type 5000, no `s_status` (js-api 2.8). */
export interface WrapperError extends HistoricalError {
  readonly i_apiErrorType: number;
  readonly i_apiErrorCode: number;
  readonly s_apiErrorDescription: string;
  readonly s_apiErrorTypeDescription: string;
  readonly s_apiErrorContext: string;
  readonly s_apiErrorExtendedInformations: string;
}

/** Makes an error object (helper `createWrapperError`, js-api 14.1). */
export function createWrapperError(
  code: number,
  description: string,
  type = '',
  context = '',
  extended = '',
): WrapperError {
  return {
    i_apiErrorType: ERROR_TYPES.wrapper,
    i_apiErrorCode: code,
    s_apiErrorDescription: description,
    s_apiErrorTypeDescription: type,
    s_apiErrorContext: context,
    s_apiErrorExtendedInformations: extended,
  };
}

const make = (name: keyof typeof WRAPPER_ERROR_CODES, description: string): WrapperError =>
  createWrapperError(WRAPPER_ERROR_CODES[name], description);

/** 5000/1. */
export const browserNotSupported = (): WrapperError =>
  make('BrowserNotSupported', 'This browser has no WebSocket.');

/** 5000/2 of the error event of a socket; a browser does not tell the cause. */
export const socketFailed = (): WrapperError =>
  make('SocketError', 'The connection to the connector failed.');

/** 5000/2 of a command that could not be sent. The cause is not quoted: it might quote the command. */
export const notSent = (): WrapperError => make('SocketError', 'The command could not be sent.');

/** 5000/3. */
export const connectionClosed = (description: string): WrapperError =>
  make('ConnectionClosedError', description);

/** 5000/5. */
export const serverTimeout = (seconds: number): WrapperError =>
  make('ServerTimeout', `The connector did not answer within ${seconds} s.`);

/** 5000/6. */
export const notInitialized = (): WrapperError =>
  make('InitializationError', 'The address of the connector is not set: the constructor got no domain.');
