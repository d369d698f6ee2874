import { encodeSuccess } from '../../contract/answers.js';
import { ApiFailure } from '../../contract/errors.js';
import { invalidInput } from '../../contract/invalid-input.js';
import { readRequest } from '../../contract/read-json.js';
import { COMMANDS, type MasterCommandName } from '../../contract/table.js';
import type { MasterCommandContext } from './master-command.js';
import { MASTER_COMMANDS } from './table.js';

/** A handler whatever its command; see `MasterHandler` for the typed form. */
type AnyMasterHandler = (input: never, context: MasterCommandContext) => object | Promise<object>;

/**
 * Runs a command that the master answers itself.
 *
 * @returns JSON of the answer.
 * @throws {ApiFailure} 6000/2 when the input is refused.
 */
export async function runMasterCommand(
  name: string,
  body: Buffer,
  context: MasterCommandContext,
): Promise<Buffer> {
  if (!isMasterCommand(name)) throw new ApiFailure('functional-fault', { description: 'Unknown command' });
  const input = COMMANDS[name].input.safeParse(readRequest(body));
  if (!input.success) throw invalidInput(input.error);
  const handler: AnyMasterHandler = MASTER_COMMANDS[name];
  // The row's own schema made this value: the tables of rows and of handlers are typed by one another.
  return encodeSuccess(COMMANDS[name].output.parse(await handler(input.data as never, context)));
}

function isMasterCommand(name: string): name is MasterCommandName {
  return Object.hasOwn(MASTER_COMMANDS, name);
}
