import type { NtpError, NtpErrorCode } from '@dmpconnect/ntp';
import { ApiFailure, type WireErrorName } from '../../contract/errors.js';

const TIME_FAILURES: Readonly<Record<NtpErrorCode, WireErrorName>> = {
  NTP_CONFIGURATION: 'technical-fault',
  NTP_UNREACHABLE: 'time-unreachable',
  NTP_DISAGREEMENT: 'time-unreachable',
  NTP_ABORTED: 'timeout',
};

/** Wire form of a failure of the time servers (js-api 2.4, 1/1012); the message names the servers tried. */
export function describeTimeFailure(error: NtpError): ApiFailure {
  return new ApiFailure(TIME_FAILURES[error.code], { extended: error.message, cause: error });
}
