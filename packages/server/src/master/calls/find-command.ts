import { rowsByAcceptedName } from '../../contract/aliases.js';
import type { CommandRow, CommandTable } from '../../contract/define.js';
import { ApiFailure } from '../../contract/errors.js';
import type { IncomingCall } from './call.js';

/** Finds the row of a request. */
export type FindCommand = (call: IncomingCall, named: string | undefined) => CommandRow;

/**
 * Makes the look-up: by the name in the body, which must be exact, or by the path, whose case does not count
 * (js-api 1.4).
 *
 * @throws {ApiFailure} from that function, 6000/2: no name, unknown name, or body and path disagree.
 */
export function createFindCommand(commands: CommandTable): FindCommand {
  const byName = rowsByAcceptedName(commands);
  const byPath = new Map([...byName].map(([name, row]) => [name.toLowerCase(), row]));

  return ({ pathCommand }, named) => {
    const ofPath = pathCommand === undefined ? undefined : byPath.get(pathCommand.toLowerCase());
    if (pathCommand !== undefined && ofPath === undefined) throw refuse('Unknown command');
    if (named === undefined) {
      if (ofPath === undefined) throw refuse('s_commandName is missing');
      return ofPath;
    }
    if (ofPath !== undefined && ofPath !== byPath.get(named.toLowerCase())) {
      throw refuse('s_commandName and the path name different commands');
    }
    const row = ofPath ?? byName.get(named);
    if (row === undefined) throw refuse('Unknown command');
    return row;
  };
}

function refuse(description: string): ApiFailure {
  return new ApiFailure('functional-fault', { description });
}
