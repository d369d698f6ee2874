import type { WireFailure } from '../../../contract/answers.js';
import { int, type ParameterRow, text } from '../parameter.js';

/** The last failure of the session. */
export const ERROR_PARAMETERS: readonly ParameterRow<WireFailure>[] = [
  text(1, 'ErrorDescription', (error: WireFailure) => error.s_apiErrorDescription),
  text(2, 'ErrorContext', (error: WireFailure) => error.s_apiErrorContext),
  text(3, 'ErrorExtendedInformations', (error: WireFailure) => error.s_apiErrorExtendedInformations),
  int(64, 'ErrorCode', (error: WireFailure) => error.i_apiErrorCode),
  int(65, 'ErrorTypeCode', (error: WireFailure) => error.i_apiErrorType),
];
