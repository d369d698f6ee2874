import { DmpError } from '@dmpconnect/dmp-soap';
import { ApiFailure } from '../../contract/errors.js';
import { findWireName, sayInWireName, type WireNames } from './wire-names.js';

/**
 * Runs work of the DMP library on fields that stand in the command itself: what it finds wrong in one of them is what
 * the application wrote, 6000/2, not a refused document.
 *
 * @throws {ApiFailure} 6000/2 in the name of the wire; whatever else `work` throws
 */
export async function asInputMistake<Result>(
  names: WireNames,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DmpError) || error.field === undefined) throw error;
    const name = findWireName(names, error.field);
    if (name === undefined) throw error;
    throw new ApiFailure('functional-fault', {
      description: sayInWireName(error.message, error.field, name),
      cause: error,
    });
  }
}
