import { ApiFailure, type WireErrorName } from '../../contract/errors.js';
import type { ServerError, ServerErrorCode } from '../../errors.js';

/** What is not a technical fault. */
const SHELL_FAILURES: Readonly<Partial<Record<ServerErrorCode, WireErrorName>>> = {
  STORAGE_FULL: 'size-exceeded',
};

/** Wire form of a failure of the shell. Its message may name a folder of the machine: only its code is told. */
export function describeShellFailure(error: ServerError): ApiFailure {
  return new ApiFailure(SHELL_FAILURES[error.code] ?? 'technical-fault', {
    extended: error.code,
    cause: error,
  });
}
