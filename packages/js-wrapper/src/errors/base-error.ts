import type { API_ERRORS } from '../data/errors.js';
import type { ObstacleCode } from './obstacle-error.js';
import type { TransportErrorCode } from './transport-error.js';

/** Code of an error of the server that has a name, e.g. `PIN_REFUSED`. */
export type ApiErrorCode = keyof typeof API_ERRORS | 'API_ERROR';

/** Every code of the library. Codes are stable: switch on them, show the sentences. */
export type ErrorCode = ApiErrorCode | TransportErrorCode | ObstacleCode;

/**
 * What every error of the library is.
 *
 * @example
 * ```ts
 * try {
 *   await dmp.cards.readCpxCard({ pinCode });
 * } catch (error) {
 *   if (error instanceof DmpConnectError && error.code === 'CARD_ABSENT') askForTheCard();
 *   else throw error;
 * }
 * ```
 */
export class DmpConnectError extends Error {
  override readonly name: string = 'DmpConnectError';
  readonly code: ErrorCode;
  /** Whether the server may have done what was asked: then look before asking again. */
  readonly mayHaveBeenCarriedOut: boolean;

  constructor(code: ErrorCode, message: string, mayHaveBeenCarriedOut: boolean, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
  }
}
