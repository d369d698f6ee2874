import { functionBehind } from './error-context.js';
import { type ApiFailure, WIRE_ERROR_TYPES } from './errors.js';

/** Fields of every answer that is no success (js-api 2.2); `ERROR` carries the whole set too. */
export interface WireFailure {
  readonly s_status: 'ERROR' | 'API_ERROR';
  readonly s_errorDescription: string;
  readonly i_apiErrorType: number;
  readonly s_apiErrorTypeDescription: string;
  readonly i_apiErrorCode: number;
  readonly s_apiErrorDescription: string;
  readonly s_apiErrorContext: string;
  readonly s_apiErrorExtendedInformations: string;
}

/** Type of the errors of the server itself, the ones sent as `ERROR` (js-api 2.3). */
const SOFTWARE_ERRORS = 6000;

/**
 * Wire form of a failure. When it names no function itself, the context is the command for an error of the server
 * and the function behind it for the others (js-api 2.8).
 */
export function describeFailure(failure: ApiFailure, command = ''): WireFailure {
  const software = failure.type === SOFTWARE_ERRORS;
  return {
    ...failure.extra,
    s_status: software ? 'ERROR' : 'API_ERROR',
    s_errorDescription: software ? failure.message : 'API error',
    i_apiErrorType: failure.type,
    s_apiErrorTypeDescription: WIRE_ERROR_TYPES[failure.type],
    i_apiErrorCode: failure.code,
    s_apiErrorDescription: failure.message,
    s_apiErrorContext: failure.context ?? (software ? command : functionBehind(command)),
    s_apiErrorExtendedInformations: failure.extended,
  };
}

/** JSON text of a failure, as bytes. */
export function encodeFailure(failure: ApiFailure, command?: string): Buffer {
  return Buffer.from(JSON.stringify(describeFailure(failure, command)), 'utf8');
}

/** JSON text of a success, as bytes: `s_status` first, then the fields of the command. */
export function encodeSuccess(fields: object): Buffer {
  return Buffer.from(JSON.stringify({ s_status: 'OK', ...fields }), 'utf8');
}
