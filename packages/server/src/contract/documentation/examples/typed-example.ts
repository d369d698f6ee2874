import type { CommandName, WireInputOf, WireOutputOf } from '../../table.js';

/** An exchange of a command, typed by its row: a field that is missing or misspelt does not compile. */
export interface TypedExample<Name extends CommandName> {
  readonly request: WireInputOf<Name>;
  /** The answer, or one event of a monitor. */
  readonly answer: WireOutputOf<Name>;
}

/** Examples of these commands. */
export type Examples<Name extends CommandName> = { readonly [Each in Name]: TypedExample<Each> };
