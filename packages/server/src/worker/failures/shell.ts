import { ApiFailure, type WireErrorName } from '../../contract/errors.js';
import type { ServerError, ServerErrorCode } from '../../errors.js';

interface ShellFailure {
  readonly failure: WireErrorName;
  /** Sentence for people, where the one of the catalogue says too little. */
  readonly description?: string;
}

/** What is more than a technical fault without a word. */
const SHELL_FAILURES: Readonly<Partial<Record<ServerErrorCode, ShellFailure>>> = {
  STORAGE_FULL: { failure: 'size-exceeded' },
  DISK_FULL: {
    failure: 'technical-fault',
    description: 'The disk of this computer is full: nothing was changed',
  },
  STORAGE_UNWRITABLE: {
    failure: 'technical-fault',
    description: 'The connector cannot write to its folder on this computer',
  },
  STORAGE_UNREADABLE: {
    failure: 'technical-fault',
    description: 'The connector cannot read from its folder on this computer',
  },
  PDF_CONVERSION_OFF: { failure: 'document-refused' },
  PDF_CONVERTER_MISSING: { failure: 'document-refused' },
  PDF_CONVERSION_FAILED: { failure: 'document-refused' },
};

/** Wire form of a failure of the shell. Its message may name a folder of the machine: only its code is told. */
export function describeShellFailure(error: ServerError): ApiFailure {
  const { failure, description } = SHELL_FAILURES[error.code] ?? { failure: 'technical-fault' };
  return new ApiFailure(failure, {
    ...(description === undefined ? {} : { description }),
    extended: error.code,
    cause: error,
  });
}
