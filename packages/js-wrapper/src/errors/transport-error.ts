import { DmpConnectError } from './base-error.js';

/** Code of each error between the library and the server, with what it means. */
export const TRANSPORT_ERRORS = {
  ABORTED: 'The signal of the call was aborted.',
  ANSWER_MALFORMED: 'The server answered something that is no JSON object.',
  CLIENT_CLOSED: 'The client was closed.',
  CONNECTION_LOST: 'The connection was cut after the request had left: it may have been carried out.',
  DEADLINE_EXCEEDED: 'No answer came in time: the request may have been carried out.',
  INVALID_INPUT: 'A member of the input is not what it must be; nothing was sent.',
  NOT_SENT: 'The connection was cut before the request left: it was not carried out.',
  WEBSOCKET_MISSING: 'This environment has no WebSocket: hand one in.',
} as const;

/** See {@link TRANSPORT_ERRORS}. */
export type TransportErrorCode = keyof typeof TRANSPORT_ERRORS;

/** An error between the library and the server. */
export class TransportError extends DmpConnectError {
  override readonly name: string;
  declare readonly code: TransportErrorCode;

  constructor(
    code: TransportErrorCode,
    message: string,
    details: { readonly mayHaveBeenCarriedOut?: boolean; readonly cause?: unknown } = {},
  ) {
    super(code, message, details.mayHaveBeenCarriedOut ?? false, details.cause);
    // What code that aborts looks for.
    this.name = code === 'ABORTED' ? 'AbortError' : 'TransportError';
  }
}

/** A member of an input that breaks a rule. */
export function invalidInput(member: string, rule: string): TransportError {
  return new TransportError('INVALID_INPUT', `${member} ${rule}`);
}
