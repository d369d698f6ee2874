import { ApiFailure } from '../../contract/errors.js';
import { fieldOf, findWireName, sayInWireName, type WireNames } from './wire-names.js';

/**
 * Runs work of a library on fields that stand in the command itself: what it finds wrong in one of them is what
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
    const field = fieldOf(error);
    const name = field === undefined ? undefined : findWireName(names, field);
    if (!(error instanceof Error) || field === undefined || name === undefined) throw error;
    throw new ApiFailure('functional-fault', {
      description: sayInWireName(error.message, field, name),
      cause: error,
    });
  }
}
