import type { InputOf, MasterCommandName, OutputOf } from '../../contract/table.js';

/** What a command answered by the master may look at. */
export interface MasterCommandContext {
  /** Origin of the caller; absent for callers that send none. */
  readonly origin: string | undefined;
  /** Whether a session is open and the caller's own. */
  readonly sessionExists: (id: string) => boolean;
}

/** Handler of a command answered by the master, by name. */
export type MasterHandler<Name extends MasterCommandName> = (
  input: InputOf<Name>,
  context: MasterCommandContext,
) => OutputOf<Name> | Promise<OutputOf<Name>>;

/** A handler for every command answered by the master: a missing one does not compile. */
export type MasterCommandTable = { readonly [Name in MasterCommandName]: MasterHandler<Name> };
