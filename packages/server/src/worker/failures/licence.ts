import { LicenceError, type LicensingError, type LicensingErrorCode } from '@dmpconnect/licensing';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';
import { inBothLanguages } from './in-both-languages.js';

const LICENSING_FAILURES: Readonly<Record<LicensingErrorCode, WireErrorName>> = {
  LICENCE_CONFIGURATION: 'technical-fault',
  LICENCE_REFUSED: 'licence-refused',
  LICENCE_UNREACHABLE: 'licence-refused',
  LICENCE_ANSWER_INVALID: 'licence-refused',
  LICENCE_ABORTED: 'timeout',
  LICENCE_QUESTION: 'technical-fault',
  LICENCE_REGISTER: 'technical-fault',
  DC_PARAMETER_NOT_BASE64: 'functional-fault',
  DC_PARAMETER_TOO_LARGE: 'functional-fault',
  DC_PARAMETER_NOT_A_JWS: 'functional-fault',
  DC_PARAMETER_UNKNOWN_KEY: 'functional-fault',
  DC_PARAMETER_SIGNATURE: 'functional-fault',
  DC_PARAMETER_UNKNOWN_VERSION: 'functional-fault',
  DC_PARAMETER_PAYLOAD: 'functional-fault',
  DC_PARAMETER_NOT_YET_VALID: 'functional-fault',
  DC_PARAMETER_EXPIRED: 'functional-fault',
  DC_PARAMETER_ENVIRONMENT: 'functional-fault',
};

/**
 * Wire form of a refused licence or DC parameter: the sentence of the licence server, or what was tried with each
 * (js-api 4.5, `hl_checkUserLicenseRight`).
 */
export function describeLicensingFailure(error: LicensingError): ApiFailure {
  const failure = LICENSING_FAILURES[error.code];
  if (failure === 'functional-fault')
    return new ApiFailure(failure, { description: error.message, cause: error });
  return new ApiFailure(failure, {
    extended: error instanceof LicenceError ? explain(error) : error.message,
    cause: error,
  });
}

/** Of a refusal: the sentence of the server; of servers that could not be used: what was tried with each. */
function explain({ explanation, message }: LicenceError): string {
  return explanation === undefined ? message : inBothLanguages(explanation);
}
